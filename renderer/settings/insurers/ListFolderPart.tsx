import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import { Alert, Box, Paper, Stack, Typography } from '@mui/material';
import { type ListFolder, listFolder as promises } from '#contract/list-folder.ts';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { ToneChip } from '../../shared/ToneChip.tsx';
import { FolderFiles } from './FolderFiles.tsx';
import { ListFolderForm } from './ListFolderForm.tsx';

/** The folder lists come in by themselves: which it is, whether it can be looked into, what was found there. */
export function ListFolderPart() {
  const { listFolder: texts } = useTexts();
  const query = useRead(promises.see, {}, { topics: ['settings', 'imports'] });
  return (
    <Paper component="section" variant="outlined" aria-label={texts.title} sx={{ p: 2.5 }}>
      <Loaded query={query}>
        {(folder) => (
          <Stack sx={{ gap: 2 }}>
            <Box>
              <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
                <Typography variant="h3">{texts.title}</Typography>
                <Health folder={folder} />
              </Stack>
              <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 720 }}>
                {texts.hint}
              </Typography>
            </Box>
            <Box aria-live="polite">
              <Trouble folder={folder} />
            </Box>
            <ListFolderForm key={folder.folder} folder={folder} />
            {folder.files.length > 0 && <FolderFiles files={folder.files} />}
          </Stack>
        )}
      </Loaded>
    </Paper>
  );
}

function Health({ folder: { folder, trouble, lookedAt } }: { folder: ListFolder }) {
  const { listFolder: texts } = useTexts();
  if (folder === null) return <ToneChip tone="quiet" icon={RemoveCircleOutlined} word={texts.off} />;
  if (trouble !== null) return <ToneChip tone="late" icon={ErrorOutlined} word={texts.troubleTitle} />;
  return lookedAt === null ? (
    <ToneChip tone="busy" icon={HourglassTop} word={texts.beginning} />
  ) : (
    <ToneChip tone="done" icon={CheckCircleOutlined} word={texts.watching} />
  );
}

function Trouble({ folder: { trouble, lookedAt } }: { folder: ListFolder }) {
  const { listFolder: texts } = useTexts();
  const format = useFormat();
  if (trouble === null) return null;
  return (
    <Alert severity="error" variant="outlined">
      {[texts.troubles[trouble], texts.again, lookedAt && texts.lastSeen(format.instant(lookedAt))]
        .filter(Boolean)
        .join(' ')}
    </Alert>
  );
}
