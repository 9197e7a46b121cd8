import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Box, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { droppedFile, dropsGoTo, LISTS } from '../shared/dropped-file.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A file may be dropped anywhere on the window; it is taken to the screen for lists, or to the one in front that takes files. */
export function FileDrop() {
  const texts = useFirstTexts().frame;
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hover = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // leaving one part of the window for another is no leaving
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [file, ...others] = event.dataTransfer?.files ?? [];
      if (!file) return;
      if (others.length > 0) toast(texts.onlyThis(file.name), { kind: 'failed' });
      droppedFile.set(file);
      void navigate(dropsGoTo.get());
    };
    window.addEventListener('dragenter', hover, { signal });
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [navigate, texts]);
  if (!over) return null;
  return (
    <Box
      aria-hidden
      sx={{
        position: 'fixed',
        inset: 12,
        zIndex: 'modal',
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'center',
        gap: 1,
        border: '2px dashed',
        borderColor: 'primary.main',
        borderRadius: 2,
        bgcolor: 'background.paper',
        pointerEvents: 'none',
      }}
    >
      <UploadFileOutlined sx={{ fontSize: 48, color: 'primary.main' }} />
      <Typography variant="h2" component="p">
        {dropsGoTo.get() === LISTS ? texts.dropHere : texts.dropFileHere}
      </Typography>
    </Box>
  );
}
