import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useTexts } from '../shared/texts/index.ts';
import { CurveDrawing } from './CurveDrawing.tsx';
import { DayTable } from './DayTable.tsx';
import { HEIGHT } from './curve-geometry.ts';
import { Panel } from './Panel.tsx';
import type { Period } from './use-dashboard.ts';
import { useWidth } from './use-width.ts';

/** How many are still open day by day, and how many registered; as a drawing or as a table. */
export function Curve({ period }: { period: Period }) {
  const texts = useTexts().dashboard;
  const [shape, setShape] = useState<'chart' | 'table'>('chart');
  const [ref, width] = useWidth<HTMLDivElement>();
  return (
    <Panel
      title={texts.curve}
      note={<span className="no-print">{texts.curveHint}</span>}
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={shape}
          aria-label={texts.curve}
          onChange={(_, next: 'chart' | 'table' | null) => next !== null && setShape(next)}
        >
          <ToggleButton value="chart">{texts.asChart}</ToggleButton>
          <ToggleButton value="table">{texts.asTable}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      <Box ref={ref} sx={{ minHeight: HEIGHT + 22 }}>
        {shape === 'table' ? <DayTable period={period} /> : width > 0 && <CurveDrawing period={period} width={width} />}
      </Box>
    </Panel>
  );
}
