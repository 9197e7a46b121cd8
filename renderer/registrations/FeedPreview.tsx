import { Button, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { feedKinds } from '#contract/insurer.ts';
import { useFormat } from '../shared/format.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { FaultTable } from './FaultTable.tsx';
import type { Preview } from './feed-preview.ts';
import { forget, load } from './feed-run.ts';

/** How many of each there are and which lines are wrong, before anything is loaded. */
export function FeedPreview({ file, preview }: { file: File; preview: Preview }) {
  const texts = useTexts().feed;
  const format = useFormat();
  const { kinds, wrong, faults } = preview;
  const good = feedKinds.reduce((sum, kind) => sum + kinds[kind], 0);
  return (
    <>
      <Typography variant="h3" component="h2">
        {file.name}
      </Typography>
      <ShortTable heads={[texts.what, texts.count]} label={texts.preview}>
        {feedKinds.map((kind) => (
          <TableRow key={kind}>
            <TableCell>{texts.kinds[kind]}</TableCell>
            <TableCell className="figures">{format.number(kinds[kind])}</TableCell>
          </TableRow>
        ))}
        <TableRow>
          <TableCell sx={{ fontWeight: 650 }}>{texts.wrongLines}</TableCell>
          <TableCell className="figures" sx={{ fontWeight: 650 }}>
            {format.number(wrong)}
          </TableCell>
        </TableRow>
      </ShortTable>
      <Typography>{good === 0 ? texts.nothing : texts.willHappen}</Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" disabled={good === 0} onClick={() => void load(file, preview)}>
          {texts.load(format.number(good))}
        </Button>
        <Button onClick={forget}>{texts.another}</Button>
      </Stack>
      {wrong > 0 && (
        <>
          <Typography variant="h3" component="h2">
            {texts.faults}
          </Typography>
          {wrong > faults.length && (
            <Typography>{texts.firstOf(format.number(faults.length), format.number(wrong))}</Typography>
          )}
          <FaultTable faults={faults} />
        </>
      )}
    </>
  );
}
