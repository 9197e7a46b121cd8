import { useState } from 'react';
import { type Export, exportsContract } from '#contract/exports.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { ExportLine } from './ExportLine.tsx';

export function ExportTable({ rows }: { rows: readonly Export[] }) {
  const { common, exports: texts, frame } = useTexts();
  const cancel = useWrite(exportsContract.cancel);
  const [doomed, setDoomed] = useState<Export | null>(null);
  const heads = [texts.what, texts.why, texts.who, texts.when, texts.state, texts.size, texts.actions];
  return (
    <>
      <ShortTable heads={heads} label={frame.screens.exports} framed={false}>
        {rows.map((file) => (
          <ExportLine
            key={file.id}
            file={file}
            onStop={() => cancel.mutate({ id: file.id })}
            onRemove={() => setDoomed(file)}
          />
        ))}
      </ShortTable>
      {doomed && (
        <ConfirmDialog
          title={texts.removeTitle}
          action={common.remove}
          destructive
          busy={cancel.isPending}
          onClose={() => setDoomed(null)}
          onConfirm={() => cancel.mutate({ id: doomed.id }, { onSettled: () => setDoomed(null) })}
        >
          {texts.removeText}
        </ConfirmDialog>
      )}
    </>
  );
}
