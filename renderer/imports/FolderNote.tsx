import FolderOutlined from '@mui/icons-material/FolderOutlined';
import { Alert, Button, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { listFolder as promises } from '#contract/list-folder.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

const SETTINGS = '/settings/insurers';

/** That a folder is watched too, and when it cannot be. */
export function FolderNote() {
  const { listFolder: texts } = useTexts();
  const { data } = useRead(promises.see, {}, { topics: ['settings'] });
  if (!data?.folder) return null;
  if (data.trouble !== null)
    return (
      <Alert
        severity="error"
        variant="outlined"
        action={
          <Button component={RouterLink} to={SETTINGS} color="inherit" size="small">
            {texts.toSettingsTrouble}
          </Button>
        }
      >
        {texts.noteTrouble(data.folder)}
      </Alert>
    );
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', color: 'text.secondary' }}>
      <FolderOutlined fontSize="small" aria-hidden />
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {texts.note(data.folder)}
      </Typography>
      <Link component={RouterLink} to={SETTINGS} variant="body2" sx={{ flex: 'none' }}>
        {texts.toSettings}
      </Link>
    </Stack>
  );
}
