import AddOutlined from '@mui/icons-material/AddOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Paper } from '@mui/material';
import { Link, Route, Routes } from 'react-router';
import { exportsContract } from '#contract/exports.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Loaded } from '../shared/Loaded.tsx';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ExportTable } from './ExportTable.tsx';
import { NewExport } from './NewExport.tsx';

/** Files taken away: what is ready, what is being written, and a new one. */
export function ExportsPage() {
  const { exports: texts, frame } = useTexts();
  const files = useRead(exportsContract.list, {});
  const fresh = (
    <Button component={Link} to="/exports/new" variant="contained" startIcon={<AddOutlined />}>
      {texts.new}
    </Button>
  );
  return (
    <>
      <PageHeader title={frame.screens.exports} note={texts.note} actions={fresh} />
      <Box sx={{ px: 3, pb: 4 }}>
        <Loaded query={files}>
          {({ rows }) => (
            <Paper variant="outlined">
              {rows.length > 0 ? (
                <ExportTable rows={rows} />
              ) : (
                <EmptyState icon={FileDownloadOutlined} title={texts.empty} hint={texts.emptyHint} />
              )}
            </Paper>
          )}
        </Loaded>
      </Box>
      <Routes>
        <Route path="new" element={<NewExport />} />
        <Route path="*" element={null} />
      </Routes>
    </>
  );
}
