import { describe, expect, test } from 'vitest';
import { usualDataFolder } from '#contract/data-folder.ts';
import { allowedAddress } from '../../main/allowed-address.ts';
import { chosenAction, noticePage } from '../../main/notice-page.ts';
import { stoppedNotice, unreachableNotice } from '../../main/notices.ts';
import { ownArguments } from '../../main/own-arguments.ts';
import { pauseBeforeRestart } from '../../main/restart-rule.ts';
import { languageOf, textsIn } from '../../main/texts.ts';
import { placeFor } from '../../main/window-place.ts';

describe('what may leave the window', () => {
  test.each([
    'tel:+36301234567',
    'sip:kovacs.anna@pbx.example.hu',
    'sips:100@pbx.example.hu',
    'callto:+3612345678',
    'mailto:ugyfel@example.hu',
    'mailto:ugyfel@example.hu?subject=Eml%C3%A9keztet%C5%91&body=A',
    'https://example.hu/portal?x=1#y',
  ])('%s goes to the system', (address) => expect(allowedAddress(address)).toBe(address));

  test.each([
    'http://example.hu/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://server/share',
    'ms-msdt:/id',
    'tel:112',
    'tel:+36301234567;phone-context=x',
    'sip:a b@c',
    'mailto:a@b.hu?attach=/etc/passwd',
    'mailto:a@b.hu?subject=x&cc=c@d.hu',
    'mailto:a@b.hu?subject=line\nbreak',
    'https://user:password@example.hu/',
    ' https:example',
    'example.hu',
    '',
  ])('%j does not', (address) => expect(allowedAddress(address)).toBeNull());
});

describe('which arguments are ours', () => {
  test.each([
    [['electron', '.', '--demo'], false, ['--demo']],
    [
      ['electron', '--no-sandbox', '--user-data-dir=/x', '/app', '--data', 'd', '--port=0'],
      false,
      ['--data', 'd', '--port=0'],
    ],
    [['electron', '/app', '--password-store=basic', '--training'], false, ['--training']],
    [['electron'], false, []],
    [['kapocs', '--no-open', '--ozone-platform=x11'], true, ['--no-open']],
    [['kapocs', 'kapocs://open'], true, []],
    [['kapocs', '--colour'], true, ['--colour']],
  ])('%j, packaged %s', (argv, packaged, ours) => expect(ownArguments(argv, packaged)).toEqual(ours));
});

test('the API is started again at growing pauses, and not a third time within a minute', () => {
  expect(pauseBeforeRestart([0], 0)).toBe(200);
  expect(pauseBeforeRestart([0, 10_000], 10_000)).toBe(800);
  expect(pauseBeforeRestart([0, 10_000, 20_000], 20_000)).toBeNull();
  expect(pauseBeforeRestart([0, 10_000, 60_001], 60_001)).toBe(800);
});

describe('where the window comes up', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  const spot = { x: 100, y: 50, width: 1000, height: 700 };
  test('at its usual size the first time', () => expect(placeFor(null, screens)).toEqual({ width: 1280, height: 840 }));
  test('where it was', () => expect(placeFor({ ...spot, maximized: true }, screens)).toEqual(spot));
  test.each([
    ['a screen that is gone', { x: 2500, y: 50 }],
    ['above the screen', { x: 100, y: -300 }],
    ['a sliver at the edge', { x: 1850, y: 50 }],
    ['under the lower edge', { x: 100, y: 1000 }],
  ])('of its size only, when it was on %s', (_where, moved) => {
    expect(placeFor({ ...spot, ...moved, maximized: false }, screens)).toEqual({ width: 1000, height: 700 });
  });
});

describe('a notice', () => {
  const page = (html: string): string => Buffer.from(html.split('base64,')[1] ?? '', 'base64').toString();
  test('holds its text as text and runs nothing', () => {
    const html = page(noticePage({ title: '<b>&"', detail: '<script>1</script>', actions: [] }, 'hu'));
    expect(html).toContain('&#60;b&#62;&#38;&#34;');
    expect(html).not.toContain('<script>');
    expect(html).toContain("default-src 'none'");
  });
  test('understands its own links only', () => {
    const notice = stoppedNotice(textsIn('hu'));
    expect(chosenAction('https://choice.invalid/logs', notice)).toBe('logs');
    expect(chosenAction('https://choice.invalid/own-machine', notice)).toBeUndefined();
    expect(chosenAction('https://example.org/logs', notice)).toBeUndefined();
    expect(chosenAction('https://choice.invalid/own-machine', unreachableNotice(textsIn('en')))).toBe('own-machine');
  });
});

test('both languages say everything', () => {
  const [hu, en] = [textsIn('hu'), textsIn('en')];
  expect(Object.keys(en)).toEqual(Object.keys(hu));
  expect(Object.keys(en.refusals).toSorted()).toEqual(Object.keys(hu.refusals).toSorted());
  expect(languageOf('hu-HU')).toBe('hu');
  expect(languageOf('de')).toBe('en');
});

test.each([
  ['linux', {}, '/home/a/.local/share/kapocs'],
  ['linux', { XDG_DATA_HOME: '/x' }, '/x/kapocs'],
  ['darwin', {}, '/home/a/Library/Application Support/Kapocs/data'],
  ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\Kapocs'],
])('data on %s %j lies in %s', (platform, env, folder) => {
  expect(usualDataFolder(platform, env, '/home/a')).toBe(folder);
});
