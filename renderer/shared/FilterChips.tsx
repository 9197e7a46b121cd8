import Close from '@mui/icons-material/Close';
import { Box, Button, Chip, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useFirstTexts } from './texts/index.ts';

export type FilterChip = { key: string; label: string; onRemove: () => void };

/** The filter as a sentence, each part of which can be taken away: "owner manages · not registered · due in 7 days". */
export function FilterChips({ chips, onClear }: { chips: readonly FilterChip[]; onClear: () => void }) {
  const texts = useFirstTexts().common;
  if (chips.length === 0) return null;
  return (
    <Box
      role="group"
      aria-label={texts.filters}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5 }}
    >
      {chips.map(({ key, label, onRemove }, index) => (
        <Fragment key={key}>
          {index > 0 && (
            <Typography aria-hidden sx={{ color: 'text.secondary' }}>
              ·
            </Typography>
          )}
          <Chip
            label={label}
            variant="outlined"
            onClick={onRemove}
            onDelete={onRemove}
            aria-label={texts.removeFilter(label)}
            deleteIcon={<Close />}
            sx={{ bgcolor: 'background.paper' }}
          />
        </Fragment>
      ))}
      {chips.length > 1 && (
        <Button size="small" onClick={onClear}>
          {texts.clearFilters}
        </Button>
      )}
    </Box>
  );
}
