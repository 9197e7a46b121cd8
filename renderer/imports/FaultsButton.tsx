import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import { Button } from '@mui/material';
import { imports, type Import } from '#contract/imports.ts';
import { saveFile } from '../shared/outside.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';

/** The faulty lines as a file, ready to be mended and loaded again. */
export function FaultsButton({ list: { id, filename } }: { list: Import }) {
  const { imports: texts } = useTexts();
  const language = useLanguage();
  const name = `${filename.replace(/\.\w+$/, '')} – ${texts.faultsName}`;
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadOutlined />}
      onClick={() => void saveFile(imports.faults, { id, language }, name)}
    >
      {texts.faultsFile}
    </Button>
  );
}
