import { readFileSync } from 'node:fs';
import type {
  HandlerDetails,
  IpcMainInvokeEvent,
  PrintToPDFOptions,
  WebContents as Real,
  WindowOpenHandlerResponse,
} from 'electron';
import { browser } from './browser.ts';
import { pack, type Packed } from './codec.ts';
import { Emitter } from './emitter.ts';
import { refusable } from './host.ts';
import { invoke } from './ipc-main.ts';
import { applyPermissions, defaultSession } from './session.ts';
import { BINDING, type FromPreload, isolatedSource, pageSource, WORLD } from './worlds.ts';

type Frame = { id: string; parentId?: string; url: string };
type Context = { id: number; name: string; auxData?: { frameId: string } };
type Popup = { targetId: string; sessionId: string };
type Paused = {
  requestId: string;
  frameId: string;
  redirectedRequestId?: string;
  request: { url: string };
};

/** Everything alive, so that Playwright can go from a page to its contents. */
export const allContents = new Set<WebContents>();
let counted = 0;

/** `context-menu` is heard of but never told: nobody clicks on a headless window's frame. */
const told = [
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'context-menu',
  'destroyed',
];

/** A page of the real Chromium, driven over CDP and dressed as Electron's webContents. */
export class WebContents
  extends Emitter
  implements
    Pick<Real, 'id' | 'getURL' | 'send' | 'close' | 'isDestroyed' | 'setWindowOpenHandler' | 'printToPDF' | 'session'>
{
  readonly id = (counted += 1);
  readonly session = defaultSession;
  readonly target: Promise<string>;
  targetId = '';
  readonly #session: Promise<string>;
  readonly #contexts = new Map<number, Context>();
  readonly #expected = new Set<string>();
  readonly #verdicts: WindowOpenHandlerResponse[] = [];
  readonly #popups: Popup[] = [];
  #mainFrame = '';
  #url = '';
  #gone = false;
  #openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined;

  constructor(preload: string, size: { width: number; height: number }) {
    super('webContents', told);
    allContents.add(this);
    this.target = this.#create(size);
    this.#session = this.#attach(preload);
  }

  async #create(size: { width: number; height: number }): Promise<string> {
    const { cdp } = await browser;
    const created = await cdp.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    });
    this.targetId = created.targetId;
    return created.targetId;
  }

  async #attach(preload: string): Promise<string> {
    const targetId = await this.target;
    const { cdp } = await browser;
    const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const on = (method: string, listener: (params: never) => void): void => cdp.on(method, listener, sessionId);
    on('Runtime.executionContextCreated', ({ context }: { context: Context }) =>
      this.#contexts.set(context.id, context),
    );
    on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) =>
      this.#contexts.delete(executionContextId),
    );
    on('Runtime.executionContextsCleared', () => this.#contexts.clear());
    on(
      'Runtime.bindingCalled',
      ({ name, payload, executionContextId }: { name: string; payload: string; executionContextId: number }) => {
        if (name === BINDING) void this.#hear(JSON.parse(payload) as FromPreload, executionContextId);
      },
    );
    on('Page.frameNavigated', ({ frame }: { frame: Frame }) => {
      if (frame.parentId === undefined) this.#url = frame.url;
    });
    on('Page.domContentEventFired', () => {
      if (this.#url !== 'about:blank') this.emit('dom-ready');
    });
    on('Page.loadEventFired', () => this.emit('did-finish-load'));
    on('Page.windowOpen', (asked: { url: string; windowName: string; windowFeatures: string[] }) =>
      this.#windowOpen(asked),
    );
    on('Inspector.targetCrashed', () =>
      this.emit('render-process-gone', refusable({}), { reason: 'crashed', exitCode: 1 }),
    );
    on('Fetch.requestPaused', (paused: Paused) => void this.#judge(paused, sessionId));
    const send = async <T>(method: string, params: object = {}): Promise<T> => cdp.send<T>(method, params, sessionId);
    await Promise.all([send('Page.enable'), send('Runtime.enable'), send('Inspector.enable')]);
    const { frameTree } = await send<{ frameTree: { frame: Frame } }>('Page.getFrameTree');
    this.#mainFrame = frameTree.frame.id;
    await send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await send('Page.addScriptToEvaluateOnNewDocument', { source: pageSource() });
    const source = isolatedSource(readFileSync(preload, 'utf8'));
    await send('Page.addScriptToEvaluateOnNewDocument', { worldName: WORLD, source });
    await send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] });
    return sessionId;
  }

  async #send<T>(method: string, params: object = {}): Promise<T> {
    const sessionId = await this.#session;
    return (await browser).cdp.send<T>(method, params, sessionId);
  }

  /** Navigation as the program orders it: no listener may refuse it, failure is told by event and by rejection. */
  async load(url: string): Promise<void> {
    await this.#session;
    await applyPermissions(this, url);
    this.#expected.add(url);
    const finished = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.#send<{ errorText?: string }>('Page.navigate', { url });
    this.#expected.delete(url);
    if (errorText !== undefined && errorText !== '') {
      const code = errorText === 'net::ERR_ABORTED' ? -3 : -102;
      this.emit('did-fail-load', refusable({}), code, errorText, url, true);
      throw new Error(`${errorText} loading '${url}'`);
    }
    await finished;
  }

  /** Document requests the page itself caused pass the program's listeners first. */
  async #judge({ requestId, frameId, redirectedRequestId, request }: Paused, sessionId: string): Promise<void> {
    const { cdp } = await browser;
    const isMainFrame = frameId === this.#mainFrame;
    const event = refusable({ url: request.url, isMainFrame, isSameDocument: false });
    if (redirectedRequestId !== undefined) this.emit('will-redirect', event);
    else if (!this.#expected.has(request.url)) this.emit('will-frame-navigate', event);
    const [method, verdict] = event.defaultPrevented
      ? ['Fetch.failRequest', { requestId, errorReason: 'Aborted' }]
      : ['Fetch.continueRequest', { requestId }];
    // A request given up meanwhile needs no verdict.
    await cdp.send(method, verdict, sessionId).catch(() => undefined);
  }

  async #hear(message: FromPreload, contextId: number): Promise<void> {
    if (message.kind === 'broken') {
      process.stderr.write(`preload failed: ${message.message}\n`);
      return;
    }
    const isMain = this.#contexts.get(contextId)?.auxData?.frameId === this.#mainFrame;
    const senderFrame = { url: this.#url, parent: isMain ? null : {} };
    const event = { sender: this, senderFrame } as unknown as IpcMainInvokeEvent;
    const args = message.args.map(({ value }) => value);
    const reply = await invoke(event, message.channel, args).then(
      (value) => [pack(value)],
      (error: unknown) => [{}, error instanceof Error ? error.message : String(error)],
    );
    await this.#inPreload(contextId, 'reply', message.id, ...reply);
  }

  async #inPreload(contextId: number, what: 'reply' | 'emit', ...args: unknown[]): Promise<void> {
    const expression = `kapocsFromMain.${what}(${args.map((arg) => JSON.stringify(arg)).join(',')})`;
    // The document may have gone meanwhile.
    await this.#send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
  }

  send(channel: string, ...args: unknown[]): void {
    const packed: Packed[] = args.map(pack);
    for (const { id, name, auxData } of this.#contexts.values()) {
      if (name === WORLD && auxData?.frameId === this.#mainFrame) void this.#inPreload(id, 'emit', channel, packed);
    }
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  #windowOpen({
    url,
    windowName,
    windowFeatures,
  }: {
    url: string;
    windowName: string;
    windowFeatures: string[];
  }): void {
    if (this.#openHandler === undefined) throw new Error('A window may be opened: no setWindowOpenHandler.');
    const details = { url, frameName: windowName, features: windowFeatures.join(','), disposition: 'foreground-tab' };
    this.#verdicts.push(this.#openHandler(details as HandlerDetails));
    this.#closePopups();
  }

  /** Chromium opened a popup of this page and holds it before its first request. */
  popup(targetId: string, sessionId: string): void {
    this.#popups.push({ targetId, sessionId });
    this.#closePopups();
  }

  #closePopups(): void {
    while (this.#verdicts.length > 0 && this.#popups.length > 0) {
      const [verdict, popup] = [this.#verdicts.shift(), this.#popups.shift()];
      if (verdict?.action !== 'deny') throw new Error('The double opens no second window.');
      if (popup !== undefined) void this.#refuse(popup);
    }
  }

  /** A denied window loads nothing. It goes a little later: closed before Playwright has attached, it hangs its opener. */
  async #refuse({ targetId, sessionId }: Popup): Promise<void> {
    const { cdp } = await browser;
    cdp.on(
      'Fetch.requestPaused',
      ({ requestId }: Paused) =>
        void cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, sessionId).catch(() => undefined),
      sessionId,
    );
    await cdp.send('Fetch.enable', {}, sessionId);
    await cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  async printToPDF({ landscape = false, printBackground = false }: PrintToPDFOptions): Promise<Buffer> {
    const { data } = await this.#send<{ data: string }>('Page.printToPDF', { landscape, printBackground });
    return Buffer.from(data, 'base64');
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#gone;
  }

  close(): void {
    void this.#close();
  }

  async #close(): Promise<void> {
    const targetId = await this.target;
    await (await browser).cdp.send('Target.closeTarget', { targetId });
  }

  /** Chromium says that the page is gone. */
  destroyed(): void {
    this.#gone = true;
    allContents.delete(this);
    this.emit('destroyed');
  }
}
