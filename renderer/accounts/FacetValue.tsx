import { Box, Checkbox, FormControlLabel } from '@mui/material';
import { useFormat } from '../shared/format.ts';

type FacetValueProps = { label: string; count: number | undefined; chosen: boolean; onToggle: () => void };

/** A value of the filter, and how many accounts it would show. */
export function FacetValue({ label, count, chosen, onToggle }: FacetValueProps) {
  const format = useFormat();
  return (
    <FormControlLabel
      sx={{ display: 'flex', mr: 0, '& .MuiFormControlLabel-label': { flex: 1 } }}
      control={<Checkbox checked={chosen} onChange={onToggle} />}
      label={
        <Box component="span" sx={{ display: 'flex', gap: 3, justifyContent: 'space-between' }}>
          <span>{label}</span>
          <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
            {count === undefined ? '' : format.number(count)}
          </Box>
        </Box>
      }
    />
  );
}
