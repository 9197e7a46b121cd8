import { KapocsError } from '#contract/errors.ts';
import type { Context } from '../../context.ts';
import * as settings from '../../settings/settings.ts';
import { decideMapping, headerHash, remember, type Remembered } from '../headings/decide-mapping.ts';
import type { ExtraColumn } from '../rows/extra-fields.ts';
import * as sql from '../imports.sql.ts';
import { planOf, type Survey, type Way } from '../list-plan.ts';
import type { ThreadReader } from '../thread/list-thread.ts';
import type { ColumnPlaces } from '../headings/map-columns.ts';
import * as mappings from '../headings/mappings.sql.ts';
import { save } from '../save-step.ts';
import { withoutErased } from './without-erased.ts';

/** Prices abroad differ: numbers of other countries are taken only once somebody allows them (sending.md §3.1). */
const FOREIGN_MOBILES = false;

function wayOf(
  survey: Survey,
  places: ColumnPlaces,
  { pattern, part, extras }: { pattern: string | null; part: boolean; extras: readonly ExtraColumn[] },
): Way {
  const numbers = places.accountNumber;
  return {
    sheet: survey.sheet,
    lastLine: survey.lastLine,
    part,
    judging: {
      places,
      extras,
      headerLine: survey.headerLine ?? 0,
      shape: { pattern, length: numbers === undefined ? null : (survey.lengths[numbers] ?? null) },
      dateSystem: survey.dateSystem,
      foreignMobiles: FOREIGN_MOBILES,
    },
  };
}

/**
 * Decides how a list is read: its sheet, header and columns. The import as it then stands; null when a person must
 * say which column is which, or the list is no longer wanted.
 */
export async function planReading(
  ctx: Context,
  record: sql.ImportRecord,
  list: ThreadReader,
): Promise<sql.ImportRecord | null> {
  const { asked } = planOf(record);
  const survey = await list.survey(asked.sheet ?? null);
  if (survey.headings.length === 0) throw new KapocsError('FILE_NO_ROWS');
  const { accountNumberPattern } = await settings.insurer(ctx, record.insurer_id);
  const hash = headerHash(survey.headings);
  const kept = await mappings.find(ctx.db, record.insurer_id, hash);
  const remembered = kept === null ? null : (JSON.parse(kept) as Remembered);
  const { mapping, places, extras } = decideMapping(survey, { asked, remembered });
  const way = places && wayOf(survey, places, { pattern: accountNumberPattern, part: mapping.part, extras });
  const shown = await withoutErased(ctx, record.insurer_id, mapping);
  const saved = await save(ctx, record, async (_now, tx) => {
    if (places && asked.columns) {
      const columns = JSON.stringify(remember(survey, places, extras));
      await mappings.save(tx.db, record.insurer_id, hash, { columns, at: tx.now() });
    }
    return {
      state: way ? 'reading' : 'needs_mapping',
      plan: JSON.stringify({ asked, way }),
      mapping: JSON.stringify(shown),
      total: survey.lastLine ?? 0,
      phase_started_at: tx.now(),
    };
  });
  return saved && way ? ((await sql.byId(ctx.db, record.id)) ?? null) : null;
}
