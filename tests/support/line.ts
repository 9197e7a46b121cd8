import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the program that can be cut and mended. */
export async function layLine(port: number) {
  let broken = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    if (broken) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const cut = (): void => {
    broken = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cut,
    mend: () => void (broken = false),
    close: async () => {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
