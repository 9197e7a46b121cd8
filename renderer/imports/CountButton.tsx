import { ButtonBase, Typography } from '@mui/material';
import { useFormat } from '../shared/format.ts';

type CountButtonProps = { count: number; label: string; chosen: boolean; onChoose: () => void };

/** A number that shows what it counts. */
export function CountButton({ count, label, chosen, onChoose }: CountButtonProps) {
  const format = useFormat();
  return (
    <ButtonBase
      aria-pressed={chosen}
      onClick={onChoose}
      sx={{
        display: 'grid',
        justifyContent: 'start',
        justifyItems: 'start',
        textAlign: 'start',
        minWidth: 108,
        px: 1.5,
        py: 0.75,
        border: 1,
        borderColor: chosen ? 'primary.main' : 'divider',
        outline: chosen ? 1 : 0,
        outlineColor: 'primary.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '&:hover': { bgcolor: 'action.hover' },
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      <Typography component="span" className="figures" sx={{ fontSize: 22, fontWeight: 650, lineHeight: 1.2 }}>
        {format.number(count)}
      </Typography>
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
    </ButtonBase>
  );
}
