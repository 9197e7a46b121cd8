import { config } from 'zod/v4/core';

// The content security policy forbids making code from text, which zod would try for speed; it must
// know before the first shape of the contract is made.
config({ jitless: true });

// Not awaited here: pieces that share code with a file still waiting would wait for it.
void import('./start.tsx').then(({ start }) => start());
