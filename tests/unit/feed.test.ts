import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFeed } from '../../api/feed.ts';

const agent = { id: 1, role: 'agent', displayName: 'Minta Ödön', intermediaryId: null } as const;

describe('the feed of hints', () => {
  afterEach(() => vi.useRealTimers());

  it('ends with the session it was opened in, at the next heartbeat', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let signedIn = true;
    const feed = openFeed(() => Promise.resolve());
    const server = createServer((_request, response) => feed.attach(response, agent, () => Promise.resolve(signedIn)));
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const told = answer.text();
    await vi.advanceTimersByTimeAsync(20_000);
    signedIn = false;
    await vi.advanceTimersByTimeAsync(20_000);
    const text = await told;
    expect(text.match(/still here/g)).toHaveLength(1);
    server.close();
  });
});
