import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import { Badge, Box, Button, Popover } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';

/** A part of the filter: a button that tells how many of its values are chosen, and the choice under it. */
export function FacetMenu({ title, chosen, children }: { title: string; chosen: number; children: ReactNode }) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Badge badgeContent={chosen} color="primary" overlap="rectangular" slotProps={{ badge: { 'aria-hidden': true } }}>
        <Button
          size="small"
          color={chosen > 0 ? 'primary' : 'inherit'}
          endIcon={<ArrowDropDown />}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          aria-controls={anchor === null ? undefined : id}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ minHeight: 32, px: 1, '& .MuiButton-endIcon': { ml: 0.25 } }}
        >
          {title}
        </Button>
      </Badge>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { id, role: 'dialog', 'aria-label': title, sx: { minWidth: 250, maxHeight: '70vh' } } }}
      >
        <Box sx={{ py: 1, px: 1.5 }}>{children}</Box>
      </Popover>
    </>
  );
}
