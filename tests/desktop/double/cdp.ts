type Answer = { resolve: (result: unknown) => void; reject: (error: Error) => void; method: string };
type Message = {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
};

/** What is asked of a page in the moment it closes stays unanswered, as its asker is closing too. */
const pageGone = /Session with given id not found|No target with given id|Inspected target navigated or closed/;

/** A client of the Chrome DevTools Protocol over Node's own WebSocket. */
export class Cdp {
  #sent = 0;
  #left = false;
  readonly #waiting = new Map<number, Answer>();
  readonly #listeners = new Map<string, ((params: never) => void)[]>();
  readonly #socket: WebSocket;

  static async connect(url: string): Promise<Cdp> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error('cannot connect to Chromium')));
    });
    return new Cdp(socket);
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Message));
    socket.addEventListener('close', () => {
      for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: Chromium is gone`));
      this.leave();
    });
  }

  /** Forgets what was asked: the program is ending, and an answer helps nobody. */
  leave(): void {
    this.#waiting.clear();
    this.#left = true;
  }

  async send<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    if (this.#left) return new Promise(() => undefined);
    this.#sent += 1;
    const id = this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (result) => resolve(result as T), reject, method });
    });
  }

  on(method: string, listener: (params: never) => void, sessionId = ''): void {
    const key = `${sessionId} ${method}`;
    this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
  }

  #hear({ id, method, sessionId = '', params, result, error }: Message): void {
    if (id === undefined) {
      for (const listener of this.#listeners.get(`${sessionId} ${method ?? ''}`) ?? []) listener(params as never);
      return;
    }
    const answer = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error !== undefined && pageGone.test(error.message)) return;
    if (error === undefined) answer?.resolve(result);
    else answer?.reject(new Error(`${answer.method}: ${error.message}`));
  }
}
