import { Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import type { LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/local-date.ts';
import { useToday } from '../../shared/clock.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** Which days figures are of. */
export type Span = { kind: 'today' | 'week' | 'month' } | { kind: 'own'; from: LocalDate; to: LocalDate };
const kinds = ['today', 'week', 'month', 'own'] as const;

/** The first and the last day of it. */
export function daysOf(span: Span, today: LocalDate): { from: LocalDate; to: LocalDate } {
  switch (span.kind) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: addDays(today, -6), to: today };
    case 'month':
      return { from: addDays(today, -29), to: today };
    case 'own':
      return span.from <= span.to ? { from: span.from, to: span.to } : { from: span.to, to: span.from };
  }
}

/** A usual span of days, or any. */
export function SpanChoice({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const { calls: words } = useTexts();
  const today = useToday();
  const choose = (kind: Span['kind']): void => onSpan(kind === 'own' ? { kind, ...daysOf(span, today) } : { kind });
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {span.kind === 'own' &&
        (['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="date"
            label={end === 'from' ? words.fromDay : words.toDay}
            value={span[end]}
            onChange={({ target }) => target.value !== '' && onSpan({ ...span, [end]: target.value })}
            slotProps={{ htmlInput: { max: today } }}
            sx={{ width: 160 }}
          />
        ))}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={span.kind}
        aria-label={words.spanOf}
        onChange={(_event, kind: Span['kind'] | null) => kind && choose(kind)}
      >
        {kinds.map((kind) => (
          <ToggleButton key={kind} value={kind}>
            {words.spans[kind]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Stack>
  );
}
