import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openFeed, type Feed } from '../../api/feed.ts';

const agent = { id: 1, role: 'agent', displayName: 'Minta Ödön', intermediaryId: null } as const;

async function opened(feed: Feed, signedIn = () => true): Promise<{ answer: Response; server: Server }> {
  const server = createServer((_request, response) => feed.attach(response, agent, () => Promise.resolve(signedIn())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { answer: await fetch(`http://127.0.0.1:${port}/`), server };
}

describe('the feed of hints', () => {
  afterEach(() => vi.useRealTimers());

  it('tells a screen that comes late of what it can have missed, and of nothing older', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const feed = openFeed(() => Promise.resolve());
    await feed.publish([{ topic: 'imports', ids: [3] }]);
    vi.advanceTimersByTime(5_000);
    await feed.publish([{ topic: 'accounts', ids: [7] }]);
    vi.advanceTimersByTime(4_999);
    const { answer, server } = await opened(feed);
    const told = answer.text();
    feed.close();
    expect((await told).match(/^data: .*$/gm)).toEqual(['data: {"topic":"accounts","ids":[]}']);
    server.close();
  });

  it('ends with the session it was opened in, at the next heartbeat', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    let signedIn = true;
    const feed = openFeed(() => Promise.resolve());
    const { answer, server } = await opened(feed, () => signedIn);
    const told = answer.text();
    await vi.advanceTimersByTimeAsync(20_000);
    signedIn = false;
    await vi.advanceTimersByTimeAsync(20_000);
    const text = await told;
    expect(text.match(/still here/g)).toHaveLength(1);
    server.close();
  });
});
