import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudOff from '@mui/icons-material/CloudOff';
import CloudSyncOutlined from '@mui/icons-material/CloudSyncOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { Box } from '@mui/material';
import { connection, type Connection } from '../shared/live.ts';
import { useStore } from '../shared/store.ts';
import { useFirstTexts } from '../shared/texts/index.ts';

const looks: Record<Connection, { icon: SvgIconComponent; colour: string }> = {
  connecting: { icon: CloudSyncOutlined, colour: 'text.secondary' },
  live: { icon: CloudDoneOutlined, colour: 'success.main' },
  lost: { icon: CloudOff, colour: 'error.main' },
};

/** Whether what is on screen changes by itself right now. */
export function ConnectionMark() {
  const texts = useFirstTexts().frame;
  const state = useStore(connection);
  const { icon: Icon, colour } = looks[state];
  return (
    <Box
      role="img"
      aria-label={texts[state]}
      title={texts[state]}
      sx={{ display: 'grid', placeItems: 'center', width: 28, height: 28 }}
    >
      <Icon aria-hidden sx={{ fontSize: 20, color: colour }} />
    </Box>
  );
}
