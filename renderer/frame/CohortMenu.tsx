import { ListItemText, Menu, MenuItem } from '@mui/material';
import { useCohort } from '../shared/cohort.ts';
import { useFormat } from '../shared/format.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

/** The renewal periods to choose from. Fetched when first opened. */
export function CohortMenu({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const texts = useFirstTexts().frame;
  const format = useFormat();
  const { cohorts, chosen, choose } = useCohort();
  return (
    <Menu open anchorEl={anchor} onClose={onClose} slotProps={{ list: { 'aria-label': texts.chooseCohort } }}>
      {cohorts.map((cohort) => (
        <MenuItem
          key={cohort.id}
          selected={cohort.id === chosen?.id}
          onClick={() => {
            choose(cohort.id);
            onClose();
          }}
        >
          <ListItemText primary={cohort.name} secondary={`${texts.deadline}: ${format.longDate(cohort.deadline)}`} />
        </MenuItem>
      ))}
    </Menu>
  );
}
