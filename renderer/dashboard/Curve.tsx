import { Box, Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { CurveDrawing } from './CurveDrawing.tsx';
import { HEIGHT } from './curve-geometry.ts';
import { Panel } from './Panel.tsx';
import type { Period } from './use-dashboard.ts';
import { useWidth } from './use-width.ts';

const DayTable = lazy(async () => ({ default: (await import('./DayTable.tsx')).DayTable }));
const shapes = ['chart', 'table'] as const;

/** How many are still open day by day, and how many registered; as a drawing or as a table. */
export function Curve({ period }: { period: Period }) {
  const texts = useOverviewTexts().dashboard;
  const [shape, setShape] = useState<(typeof shapes)[number]>('chart');
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <Panel
      title={texts.curve}
      note={<span className="no-print">{texts.curveHint}</span>}
      actions={
        <Box role="group" aria-label={texts.curve} className="no-print">
          {shapes.map((each) => (
            <Button
              key={each}
              size="small"
              aria-pressed={shape === each}
              onClick={() => setShape(each)}
              sx={{ '&[aria-pressed=true]': { bgcolor: 'action.selected' } }}
            >
              {each === 'chart' ? texts.asChart : texts.asTable}
            </Button>
          ))}
        </Box>
      }
    >
      <Box ref={ref} sx={{ minHeight: HEIGHT + 22 }}>
        <Suspense>{shape === 'table' && <DayTable period={period} />}</Suspense>
        {shape === 'chart' && width > 0 && <CurveDrawing period={period} width={width} />}
      </Box>
    </Panel>
  );
}
