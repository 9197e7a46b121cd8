import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { Button, IconButton, TableCell, TableRow, Typography } from '@mui/material';
import { type Export, exportFileName, exportsContract } from '#contract/exports.ts';
import { useFilterWords } from '../shared/filter-words.ts';
import { useFormat } from '../shared/format.ts';
import { saveFile } from '../shared/outside.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { ExportProgress } from './ExportProgress.tsx';

const KB = 1024;
const MB = KB * KB;

type ExportLineProps = { file: Export; onStop: () => void; onRemove: () => void };

/** One file: what is in it, how far it is, and what can be done with it. */
export function ExportLine({ file, onStop, onRemove }: ExportLineProps) {
  const { common, exports: texts } = useTexts();
  const format = useFormat();
  const parts = useFilterWords(file.filter);
  const name = exportFileName(file);
  const { bytes } = file;
  const underWay = file.state === 'waiting' || file.state === 'writing';
  const size = (count: number): string =>
    count < MB
      ? texts.kilobytes(format.number(Math.ceil(count / KB)))
      : texts.megabytes(format.number(Math.round((count / MB) * 10) / 10));
  const download = async (): Promise<void> => {
    try {
      await saveFile(exportsContract.file, { id: file.id }, name);
    } catch {
      toast(texts.failed(name), { kind: 'failed' });
    }
  };
  return (
    <TableRow hover>
      <TableCell>
        <Typography sx={{ fontWeight: 600 }}>{texts.kinds[file.kind]}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {parts.length === 0 ? texts.everything : parts.map(({ words }) => words).join(' · ')}
        </Typography>
      </TableCell>
      <TableCell>{file.reason}</TableCell>
      <TableCell>{file.by}</TableCell>
      <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
        <time dateTime={file.createdAt}>{format.instant(file.createdAt)}</time>
      </TableCell>
      <TableCell sx={{ minWidth: 160 }}>
        <ExportProgress file={file} />
      </TableCell>
      <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
        {bytes === null ? common.none : `${texts.rows(format.number(file.rows))} · ${size(bytes)}`}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {file.state === 'ready' && (
          <Button
            size="small"
            startIcon={<DownloadOutlined />}
            aria-label={texts.downloadOf(name)}
            onClick={() => void download()}
          >
            {texts.download}
          </Button>
        )}
        {underWay ? (
          <Button size="small" aria-label={texts.stop(name)} onClick={onStop}>
            {common.cancel}
          </Button>
        ) : (
          <IconButton aria-label={texts.remove(name)} onClick={onRemove}>
            <DeleteOutlined fontSize="small" />
          </IconButton>
        )}
      </TableCell>
    </TableRow>
  );
}
