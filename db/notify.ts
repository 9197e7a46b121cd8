import pg from 'pg';

const CHANNEL = 'kapocs';

export type Listening = { send: (payload: string) => Promise<void>; close: () => Promise<void> };

const RETRY_MS = 2000;

/** Carries short payloads between the servers of a team over PostgreSQL; what is sent while cut off is lost. */
export async function listen(url: string, hear: (payload: string) => void): Promise<Listening> {
  let closed = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const made = new pg.Client({ connectionString: url, application_name: 'kapocs-hints' });
    made.on('notification', (message) => hear(message.payload ?? ''));
    made.on('error', () => void again());
    await made.connect();
    await made.query(`listen ${CHANNEL}`);
    return made;
  }

  async function again(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      try {
        client = await connect();
        return;
      } catch {
        continue; // the server is still away; hints wait, data does not depend on them
      }
    }
  }

  // One after the other: a connection carries one statement at a time.
  let sending: Promise<unknown> = Promise.resolve();
  return {
    send: async (payload) => {
      const sent = sending.then(() => client.query('select pg_notify($1, $2)', [CHANNEL, payload]));
      sending = sent.catch(() => undefined);
      await sent;
    },
    close: async () => {
      closed = true;
      await sending;
      await client.end();
    },
  };
}
