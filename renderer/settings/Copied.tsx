import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import { IconButton, Stack, TextField } from '@mui/material';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

/** A text to take elsewhere as it is: by the button, or marked by the keyboard. */
export function Copied({ label, text }: { label: string; text: string }) {
  const texts = useTexts().senders;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    toast(texts.copied(label));
  };
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
      <TextField
        label={label}
        value={text}
        multiline
        className="figures"
        onFocus={({ target }) => target.select()}
        slotProps={{ htmlInput: { readOnly: true }, inputLabel: { shrink: true } }}
      />
      <IconButton aria-label={texts.copy(label)} onClick={() => void copy().catch(() => undefined)}>
        <ContentCopyOutlined fontSize="small" />
      </IconButton>
    </Stack>
  );
}
