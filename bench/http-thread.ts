import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/* A client beside the program, so that its own work does not count as the program's. */
const { cookie } = workerData as { cookie: string };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const ask = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    get(url, { agent, headers: { cookie } }, (response) => {
      response.on('data', () => undefined);
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(performance.now() - began)
          : reject(new Error(`${response.statusCode ?? 0}`)),
      );
    }).once('error', reject);
  });

parentPort?.on('message', (url: string) => {
  ask(url).then(
    (ms) => parentPort?.postMessage(ms),
    (error: unknown) => {
      throw error;
    },
  );
});
