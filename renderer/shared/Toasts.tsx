import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import { Box, Button, IconButton, Paper, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useStore } from './store.ts';
import { useFirstTexts } from './texts/index.ts';
import { dropToast, type Toast, type ToastKind, toasts } from './toast.ts';

const icons: Record<ToastKind, typeof InfoOutlined> = {
  done: CheckCircleOutlined,
  told: InfoOutlined,
  failed: ErrorOutlined,
};
const colours: Record<ToastKind, string> = { done: 'success.main', told: 'primary.main', failed: 'error.main' };

/** The corner where what just happened is told; one live region for the whole program. */
export function Toasts() {
  const texts = useFirstTexts().common;
  const shown = useStore(toasts);
  return (
    <Box
      role="region"
      aria-label={texts.messages}
      className="no-print"
      sx={{
        position: 'fixed',
        right: 20,
        bottom: 20,
        zIndex: 'snackbar',
        width: 'min(420px, calc(100vw - 40px))',
        // during a call that corner has the outcomes, which nothing may lie over
        'body:has([data-outcomes]) &': { bottom: 200 },
      }}
    >
      <Box role="status" aria-live="polite" sx={{ display: 'grid', gap: 1 }}>
        {shown.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </Box>
    </Box>
  );
}

const LONG_ENOUGH_MS = 10_000;

/** A message leaves by itself, but not from under a hand or the keyboard; a failure stays until closed. */
function ToastCard({ toast: { id, kind, text, undo } }: { toast: Toast }) {
  const texts = useFirstTexts().common;
  const Icon = icons[kind];
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || kind === 'failed') return undefined;
    const timer = setTimeout(() => dropToast(id), LONG_ENOUGH_MS);
    return () => clearTimeout(timer);
  }, [held, id, kind]);
  return (
    <Paper
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.25,
        pl: 1.5,
        pr: 0.75,
        py: 0.75,
        border: 1,
        borderColor: 'divider',
        boxShadow: '0 8px 28px rgb(20 16 10 / 0.22)',
      }}
    >
      <Icon sx={{ color: colours[kind], fontSize: 20 }} />
      <Typography sx={{ flex: 1, py: 0.5 }}>{text}</Typography>
      {undo && (
        <Button
          size="small"
          onClick={() => {
            dropToast(id);
            undo();
          }}
        >
          {texts.undo}
        </Button>
      )}
      <IconButton aria-label={texts.closeToast} onClick={() => dropToast(id)}>
        <Close fontSize="small" />
      </IconButton>
    </Paper>
  );
}
