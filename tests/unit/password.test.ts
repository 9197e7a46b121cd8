import { afterAll, expect, it } from 'vitest';
import { hashLightly, hashPassword, passwordMatches } from '../../api/users/password.ts';

afterAll(() => hashLightly(false));

it('a password costs 64 MiB and three passes to try, whatever tests take instead', async () => {
  hashLightly(false);
  const stored = await hashPassword('hosszú jelszó');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
  expect(await passwordMatches(stored, 'hosszú jelszó')).toBe(true);
  hashLightly(true);
  expect(await hashPassword('hosszú jelszó')).toMatch(/m=64,t=1/);
  expect(await passwordMatches(stored, 'másik jelszó')).toBe(false);
});
