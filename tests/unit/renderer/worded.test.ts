import { expect, it } from 'vitest';
import { ApiFailure } from '../../../renderer/shared/api-client.ts';
import { en } from '../../../renderer/shared/texts/en/index.ts';
import { hu } from '../../../renderer/shared/texts/hu/index.ts';
import { worded } from '../../../renderer/shared/worded.ts';

it.each([
  [
    { line: 12, column: 3 },
    'Az egyik cella túl hosszú. (12. sor, C oszlop)',
    'One of the cells is too long. (line 12, column C)',
  ],
  [
    { line: 100_000, column: 28 },
    'Az egyik cella túl hosszú. (100000. sor, AB oszlop)',
    'One of the cells is too long. (line 100000, column AB)',
  ],
  [{ line: 2 }, 'Az egyik cella túl hosszú. (2. sor)', 'One of the cells is too long. (line 2)'],
  [{}, 'Az egyik cella túl hosszú.', 'One of the cells is too long.'],
])('what is wrong in a list says where: %j', (details, inHungarian, inEnglish) => {
  const failure = new ApiFailure('FILE_CELL_TOO_LONG', 422, '', details);
  expect([worded(hu, failure).what, worded(en, failure).what]).toEqual([inHungarian, inEnglish]);
});
