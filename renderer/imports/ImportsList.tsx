import CompareArrows from '@mui/icons-material/CompareArrows';
import { Button, Paper, Stack } from '@mui/material';
import { Link } from 'react-router';
import { imports } from '#contract/imports.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { FolderNote } from './FolderNote.tsx';
import { ImportTable } from './ImportTable.tsx';
import { LoadPanel } from './LoadPanel.tsx';

const SHOWN = 100;

export function ImportsList() {
  const { difference, frame, imports: texts } = useTexts();
  const lists = useRead(imports.list, { limit: SHOWN });
  return (
    <>
      <PageHeader
        title={frame.screens.imports}
        note={texts.note}
        actions={
          (lists.data?.total ?? 0) > 0 && (
            <Button component={Link} to="/imports/difference" startIcon={<CompareArrows />}>
              {difference.open}
            </Button>
          )
        }
      />
      <Stack sx={{ gap: 2, px: 3, pb: 4 }}>
        <LoadPanel first={lists.data?.total === 0} />
        <FolderNote />
        <Loaded query={lists}>
          {({ rows }) =>
            rows.length > 0 && (
              <Paper variant="outlined">
                <ImportTable rows={rows} />
              </Paper>
            )
          }
        </Loaded>
      </Stack>
    </>
  );
}
