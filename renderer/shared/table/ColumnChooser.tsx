import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Popover, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { type ColumnLayout, moved } from './column-layout.ts';

/** Which columns show, and in which order. */
export function ColumnChooser<Row>({ all, layout, change, reset }: ColumnLayout<Row>) {
  const texts = useTexts().table;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const order = all.map(({ key }) => key);
  const toggle = (key: string): void => {
    const shown = layout.shown.includes(key) ? layout.shown.filter((each) => each !== key) : [...layout.shown, key];
    // A list without columns could not be brought back by looking at it.
    if (shown.length > 0) change({ order, shown });
  };
  return (
    <>
      <Tooltip title={texts.columns}>
        <IconButton
          aria-label={texts.columns}
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          <ViewColumnOutlined />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': texts.columns } }}
      >
        <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 2, py: 1, minWidth: 280 }}>
          {all.map(({ key, title }, index) => (
            <Box component="li" key={key} sx={{ display: 'flex', alignItems: 'center' }}>
              <FormControlLabel
                sx={{ flex: 1 }}
                label={title}
                control={<Checkbox checked={layout.shown.includes(key)} onChange={() => toggle(key)} />}
              />
              <IconButton
                aria-label={texts.moveUp(title)}
                disabled={index === 0}
                onClick={() => change({ ...layout, order: moved(order, key, -1) })}
              >
                <ArrowUpward fontSize="small" />
              </IconButton>
              <IconButton
                aria-label={texts.moveDown(title)}
                disabled={index === all.length - 1}
                onClick={() => change({ ...layout, order: moved(order, key, 1) })}
              >
                <ArrowDownward fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
        <Box sx={{ px: 1, pb: 1 }}>
          <Button size="small" onClick={reset}>
            {texts.standardColumns}
          </Button>
        </Box>
      </Popover>
    </>
  );
}
