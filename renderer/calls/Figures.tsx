import { Box, Typography } from '@mui/material';
import type { CallFigures } from '#contract/calls.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { useFigureWords } from './figure-words.ts';

/** Six in a row, four or three, as there is room. */
const columns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(3, 1fr)',
  '@container (min-width: 720px)': { gridTemplateColumns: 'repeat(4, 1fr)' },
  '@container (min-width: 1000px)': { gridTemplateColumns: 'repeat(6, 1fr)' },
  columnGap: 2,
  rowGap: 1.5,
  m: 0,
} as const;

/** Sums of calls, each with what it is of, and what they mean. */
export function Figures({ figures }: { figures: CallFigures }) {
  const { calls: texts } = useTexts();
  const facts = useFacts(figures);
  return (
    <Box sx={{ containerType: 'inline-size' }}>
      <Box component="dl" sx={columns}>
        {facts.map(([name, value, of]) => (
          <Box key={name}>
            <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
              {texts.figures[name]}
            </Typography>
            <Typography component="dd" className="figures" sx={{ m: 0, fontSize: '1.125rem', fontWeight: 650 }}>
              {value}
            </Typography>
            <Typography component="dd" variant="body2" className="figures" sx={{ m: 0, color: 'text.secondary' }}>
              {of}
            </Typography>
          </Box>
        ))}
      </Box>
      <Meanings names={facts.map(([name]) => name)} />
    </Box>
  );
}

type Name = keyof ReturnType<typeof useTexts>['calls']['figures'];

function useFacts(figures: CallFigures): readonly (readonly [name: Name, value: string, of: string])[] {
  const { figureOf: of } = useTexts().calls;
  const { number } = useFormat();
  const { share, clock, length, minutes, count } = useFigureWords();
  const n = (key: 'attempts' | 'answered' | 'reachedClients' | 'clients' | 'converted'): string => number(figures[key]);
  return [
    ['attempts', n('attempts'), of.clients(n('clients'))],
    ['reached', number(figures.reached), of.ofCalls(n('attempts'))],
    ['connectRate', share(figures.connectRate), of.calls(n('answered'), n('attempts'))],
    ['contactRate', share(figures.contactRate), of.ofClients(n('reachedClients'), n('clients'))],
    ['conversion', share(figures.conversion), of.ofReached(n('converted'), n('reachedClients'))],
    ['perConversion', count(figures.attemptsPerConversion), of.perRegistered(n('attempts'), n('converted'))],
    [
      'toRegistration',
      length(figures.timeToRegistration.medianSeconds),
      of.median(number(figures.timeToRegistration.clients)),
    ],
    ['handling', clock(figures.averageHandlingSeconds), of.average(n('answered'))],
    ['talk', minutes(figures.talkSeconds), of.inCalls(n('attempts'))],
    ['kept', share(figures.keptRate), of.promises(number(figures.callbacksKept), number(figures.callbacksDue))],
    ['repairRate', share(figures.repairRate), of.calls(number(figures.repairs), n('attempts'))],
    ['optOuts', number(figures.optOuts), of.amongReached(n('reachedClients'))],
  ];
}

function Meanings({ names }: { names: readonly Name[] }) {
  const { calls: texts } = useTexts();
  return (
    <Box component="details" className="no-print" sx={{ mt: 1.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', color: 'primary.main', width: 'fit-content', minHeight: 24 }}>
        {texts.figuresMean}
      </Box>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 0.5, m: 0, mt: 1 }}
      >
        {names.map((name) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2">
              {texts.figures[name]}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, color: 'text.secondary', maxWidth: '75ch' }}>
              {texts.means[name]}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
