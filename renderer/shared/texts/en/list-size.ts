import type { Texts } from '../texts.ts';

export const listSize: Texts['listSize'] = {
  title: 'Size of lists',
  hint: 'A larger file is refused while it is still coming, so that it can fill neither the disk nor the memory.',
  megabytes: 'At most (MB)',
  wrong: (most) => `It must be a whole number from 1 to ${most}.`,
};
