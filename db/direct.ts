export type Value = string | number | null;
type Direct = (sql: string, bindings: readonly Value[]) => Promise<Record<string, unknown>[]>;

const connections = new WeakMap<object, Direct>();

/** Noted as a transaction begins: how its statements get to its connection without a builder in between. */
export const noteDirect = (client: object, direct: Direct): void => void connections.set(client, direct);

/** The way to the connection of a transaction: what is asked is sent before the call returns. Undefined outside one. */
export const directTo = (db: { client: object }): Direct | undefined => connections.get(db.client);
