import { Box, Link, TableCell, TableRow, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { ListFolder } from '#contract/list-folder.ts';
import { useFormat } from '../../shared/format.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';

/** What was found in the watched folder, and what became of each. */
export function FolderFiles({ files }: Pick<ListFolder, 'files'>) {
  const { errors, listFolder: texts } = useTexts();
  const format = useFormat();
  return (
    <Box>
      <Typography variant="h3" component="h4" sx={{ mb: 1 }}>
        {texts.files}
      </Typography>
      <ShortTable heads={[texts.file, texts.met, texts.became]} label={texts.files} framed={false}>
        {files.map(({ name, at, importId, error }) => (
          <TableRow key={`${name} ${at}`}>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>{name}</TableCell>
            <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
              {format.instant(at)}
            </TableCell>
            <TableCell>
              {error !== null ? (
                [errors[error].what, errors[error].todo].filter(Boolean).join(' ')
              ) : importId === null ? (
                texts.discarded
              ) : (
                <Link component={RouterLink} to={`/imports/${importId}`}>
                  {texts.opened}
                </Link>
              )}
            </TableCell>
          </TableRow>
        ))}
      </ShortTable>
    </Box>
  );
}
