import { describe, test } from 'vitest';
import { campaigns } from '#contract/campaigns.ts';
import { settings } from '#contract/settings.ts';
import { templates } from '#contract/templates.ts';
import { addAccount } from '../support/accounts.ts';
import { expectAccessible } from '../support/axe.ts';
import { inLight } from '../support/dresses.ts';
import { at, inOneWorld, page, signIn, world } from '../support/screen.ts';

const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('letters', () => {
  inOneWorld({}, { pardoned: /401/ });

  test('advertising goes to those who agreed; the check says who did not, and leads to them', async () => {
    const text = { channel: 'email', name: 'Ajánló', subject: 'Hír', body: 'Hír', purpose: 'marketing' } as const;
    const { id: templateId } = await world.admin.call(templates.add, text);
    const agreed = await addAccount(world, { holderName: 'Igen Ilona', email: 'igen@pelda.test' });
    const other = await addAccount(world, { holderName: 'Nem Nándor', email: 'nem@pelda.test' });
    await signIn();
    await page.goto(at('/settings/consents'));
    await button('Hozzájárulás felvétele').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Cím vagy telefonszám').fill('Igen@pelda.test');
    await dialog.getByRole('button', { name: 'Felvétel' }).click();
    await page.getByRole('cell', { name: 'igen@pelda.test', exact: true }).waitFor();
    await expectAccessible(page, 'consents');
    await inLight(page, 'dark');
    await expectAccessible(page, 'consents in the dark');
    const audience = { accountIds: [agreed, other] };
    const { id } = await world.admin.call(campaigns.add, { name: 'Hír', channel: 'email', templateId, audience });
    await page.goto(at(`/reminders/new?draft=${id}`));
    await button('nem járult hozzá reklámhoz: 1').click();
    await page.getByRole('dialog').getByText('Nem Nándor').waitFor();
    await page.goto(at('/settings/consents'));
    await button('Hozzájárulás visszavonása: igen@pelda.test').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hozzájárulás visszavonása' }).click();
    await heading('Még nincs hozzájárulás');
  });

  test('each intermediary gets its letter with its own list, looked at before', async () => {
    const firm = { code: 'K0009', name: 'Kilenc Kft.', kind: 'broker', email: 'kilenc@kozvetito.test' } as const;
    const { id } = await world.admin.call(settings.addIntermediary, firm);
    await addAccount(world, { holderName: 'Saját Sára' }, { intermediary_id: id });
    await signIn();
    await page.goto(at('/reminders/letters'));
    await page.getByText('Tisztelt Kilenc Kft.!').waitFor();
    await page.getByRole('link', { name: /ugyfelek-K0009-.*\(1 ügyfél\)/ }).waitFor();
    await expectAccessible(page, 'letters to intermediaries');
    await inLight(page, 'dark');
    await expectAccessible(page, 'letters to intermediaries in the dark');
    await button('Küldés 1 közvetítőnek').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Küldés 1 közvetítőnek' }).click();
    await page.getByText('1 levél készül.').waitFor();
    await page.getByRole('table', { name: 'Közvetítők' }).getByText('próbaküldés').waitFor();
  });
});
