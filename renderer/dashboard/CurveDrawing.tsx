import { Box, styled, Typography } from '@mui/material';
import { type MouseEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { openStatuses, registeredStatuses } from '#contract/account-status.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { curveGeometry, HEIGHT, path } from './curve-geometry.ts';
import type { Period } from './use-dashboard.ts';

const Drawing = styled('svg')({
  display: 'block',
  width: '100%',
  height: 'auto',
  cursor: 'pointer',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
  printColorAdjust: 'exact',
  '& text': { fill: 'var(--k-palette-text-secondary)' },
  '& .grid': { stroke: 'var(--k-palette-divider)' },
  '& .open': { stroke: 'var(--k-palette-primary-main)', strokeWidth: 2, fill: 'none' },
  '& .area': { fill: 'var(--k-palette-primary-main)', opacity: 0.1 },
  '& .bar': { fill: 'var(--k-palette-success-main)' },
  '& .forecast': { stroke: 'var(--k-palette-warning-main)', strokeWidth: 2, strokeDasharray: '5 4', fill: 'none' },
  '& .needed': { stroke: 'var(--k-palette-text-secondary)', strokeDasharray: '1 4', fill: 'none' },
  '& .deadline-word': { fill: 'var(--k-palette-error-main)' },
  '& .deadline': { stroke: 'var(--k-palette-error-main)' },
  '& .pointed': { fill: 'var(--k-palette-text-primary)', opacity: 0.07 },
});

/** The line above, the bars below, on one row of days. The table beside it says the same to whoever cannot point. */
export function CurveDrawing({ period, width }: { period: Period; width: number }) {
  const words = useOverviewTexts().dashboard;
  const format = useFormat();
  const navigate = useNavigate();
  const [pointed, setPointed] = useState<number | null>(null);
  const { detail, standing } = period;
  const at = curveGeometry(period, width);
  const day = pointed === null ? undefined : detail.days[pointed];
  const first = detail.days[0];
  const last = detail.days.at(-1);

  const place = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>): [x: number, y: number] => {
    const box = currentTarget.getBoundingClientRect();
    const scale = width / box.width;
    return [(clientX - box.left) * scale, (clientY - box.top) * scale];
  };
  const open = (event: MouseEvent<SVGSVGElement>): void => {
    const [x, y] = place(event);
    const hit = at.dayAt(x);
    const chosen = hit === null ? undefined : detail.days[hit];
    if (!chosen) return;
    const cohort = standing.id;
    const filter =
      y < at.bars.top - 10
        ? { cohort, status: [...openStatuses], asOf: chosen.day }
        : { cohort, status: [...registeredStatuses], confirmedFrom: chosen.day, confirmedTo: chosen.day };
    void navigate(accountsLink(filter));
  };

  return (
    <>
      <Drawing
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={
          first && last
            ? words.curveSaid(
                format.date(first.day),
                format.number(first.open),
                format.date(last.day),
                format.number(last.open),
              )
            : words.curve
        }
        onMouseMove={(event) => setPointed(at.dayAt(place(event)[0]))}
        onMouseLeave={() => setPointed(null)}
        onClick={open}
      >
        {pointed !== null && (
          <rect
            className="pointed"
            x={at.left + pointed * at.column}
            y={at.line.top}
            width={at.column}
            height={at.bars.bottom - at.line.top}
          />
        )}
        {[at.line, at.bars].map((band) =>
          band.ticks.map((tick) => (
            <g key={`${band.top} ${tick}`}>
              <line className="grid" x1={at.left} x2={at.right} y1={band.y(tick)} y2={band.y(tick)} />
              <text x={at.left - 8} y={band.y(tick) + 4} textAnchor="end">
                {format.number(tick)}
              </text>
            </g>
          )),
        )}
        {at.dayLabels.map(({ day: label, x }) => (
          <text key={label} x={x} y={HEIGHT - 8} textAnchor="middle">
            {format.shortDate(label)}
          </text>
        ))}
        {detail.days.map(({ day: each, registered }) => (
          <rect
            key={each}
            className="bar"
            x={at.barAt(each)}
            y={at.bars.y(registered)}
            width={at.bars.width}
            height={at.bars.bottom - at.bars.y(registered)}
          />
        ))}
        {at.points.length > 1 && (
          <path
            className="area"
            d={`${path(at.points)}L${at.points.at(-1)?.[0] ?? 0} ${at.line.bottom}L${at.points[0]?.[0] ?? 0} ${at.line.bottom}Z`}
          />
        )}
        <path className="open" d={path(at.points)} />
        {at.points.length === 1 && <circle className="open" cx={at.points[0]?.[0]} cy={at.points[0]?.[1]} r={2.5} />}
        {at.needed && <path className="needed" d={path(at.needed)} />}
        {at.forecast && <path className="forecast" d={path(at.forecast)} />}
        {at.deadlineX !== null && (
          <>
            <line className="deadline" x1={at.deadlineX} x2={at.deadlineX} y1={at.line.top} y2={at.bars.bottom} />
            <text className="deadline-word" x={at.deadlineX - 6} y={at.line.top + 8} textAnchor="end">
              {words.deadlineMark}
            </text>
          </>
        )}
      </Drawing>
      <Key
        pointed={
          day &&
          `${format.date(day.day)} · ${words.registered.toLowerCase()}: ${format.number(day.registered)} · ${words.openLine}: ${format.number(day.open)}`
        }
      />
    </>
  );
}

/** What each line means; while a day is pointed at, its numbers instead. */
function Key({ pointed }: { pointed: string | undefined }) {
  const words = useOverviewTexts().dashboard;
  const entries = [
    { word: words.openLine, line: '2px solid var(--k-palette-primary-main)' },
    { word: words.forecastLine, line: '2px dashed var(--k-palette-warning-main)' },
    { word: words.neededLine, line: '2px dotted var(--k-palette-text-secondary)' },
    { word: words.bars, line: '8px solid var(--k-palette-success-main)' },
  ];
  return (
    <Box aria-hidden sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, height: 22, overflow: 'hidden', pl: '52px' }}>
      {pointed === undefined ? (
        entries.map(({ word, line }) => (
          <Typography
            key={word}
            variant="body2"
            sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}
          >
            <Box component="span" sx={{ width: 16, borderTop: line }} />
            {word}
          </Typography>
        ))
      ) : (
        <Typography variant="body2" className="figures" sx={{ fontWeight: 600 }}>
          {pointed}
        </Typography>
      )}
    </Box>
  );
}
