import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/* Agents beside the program, all at once, so that their own work does not count as the program's. */
const { cookies, url } = workerData as { cookies: readonly string[]; url: string };
const agent = new Agent({ keepAlive: true, maxSockets: cookies.length });

const next = (cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const asked = request(
      url,
      { method: 'POST', agent, headers: { cookie, 'content-type': 'application/json' } },
      (response) => {
        response.on('data', () => undefined);
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(performance.now() - began)
            : reject(new Error(`next answered ${response.statusCode ?? 0}`)),
        );
      },
    );
    asked.once('error', reject);
    asked.end('{}');
  });

parentPort?.on('message', (who: number) => {
  Promise.all(cookies.slice(0, who).map(next)).then(
    (times) => parentPort?.postMessage(times),
    (error: unknown) => {
      throw error;
    },
  );
});
