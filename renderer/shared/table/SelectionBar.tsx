import { Box, Button } from '@mui/material';
import visuallyHidden from '@mui/utils/visuallyHidden';
import type { ReactNode } from 'react';
import { useFormat } from '../format.ts';
import { useTexts } from '../texts/index.ts';
import { countSelected, everything, nothing, type Selection } from './selection.ts';

type SelectionBarProps = {
  selection: Selection;
  total: number;
  onSelect: (selection: Selection) => void;
  /** what can be done with the selection */
  children: ReactNode;
};

/** Says how many are selected, all that match included, and what can be done with them. */
export function SelectionBar({ selection, total, onSelect, children }: SelectionBarProps) {
  const texts = useTexts().table;
  const format = useFormat();
  const count = countSelected(selection, total);
  const said = (count === total && total > 0 ? texts.allSelected : texts.selected)(format.number(count));
  return (
    <>
      {/* Always there, so that screen readers hear the first selection too. */}
      <Box role="status" sx={visuallyHidden}>
        {count === 0 ? '' : said}
      </Box>
      <Box
        className="no-print"
        sx={{
          display: count === 0 ? 'none' : 'flex',
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 1,
          px: 3,
          py: 0.75,
          borderTop: 1,
          borderColor: 'divider',
          bgcolor: 'background.paper',
        }}
      >
        <Box aria-hidden className="figures" sx={{ fontWeight: 650 }}>
          {said}
        </Box>
        {count < total && (
          <Button size="small" onClick={() => onSelect(everything)}>
            {texts.selectAllMatching(format.number(total))}
          </Button>
        )}
        <Button size="small" onClick={() => onSelect(nothing)}>
          {texts.clearSelection}
        </Button>
        <Box sx={{ flex: 1 }} />
        {children}
      </Box>
    </>
  );
}
