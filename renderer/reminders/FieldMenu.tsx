import DataObject from '@mui/icons-material/DataObject';
import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { clientFields, type TemplateField } from '#contract/template-fields.ts';
import { useTexts } from '../shared/texts/index.ts';

/** The fields a text may name; choosing one puts its mark where the cursor stands. */
type FieldMenuProps = { onChoose: (mark: string) => void; fields?: readonly TemplateField[] };

export function FieldMenu({ onChoose, fields = clientFields }: FieldMenuProps) {
  const texts = useTexts().reminders;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        startIcon={<DataObject />}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {texts.insertField}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)} disableRestoreFocus>
        {fields.map((field) => (
          <MenuItem
            key={field}
            onClick={() => {
              setAnchor(null);
              onChoose(`{{${field}}}`);
            }}
          >
            {texts.fields[field]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
