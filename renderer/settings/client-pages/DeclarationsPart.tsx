import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { clientPages as promises, type Declaration } from '#contract/client-pages.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { DeclarationDialog } from './DeclarationDialog.tsx';
import { DeclarationVersions } from './DeclarationVersions.tsx';
import { SettingsPart } from '../SettingsPart.tsx';

/** The texts clients agree to: what is valid, what is to come, what was before. */
export function DeclarationsPart() {
  const { common, clientPages: texts } = useTexts();
  const list = useRead(promises.declarations, {}, { topics: ['settings'] });
  const withdraw = useWrite(promises.withdrawDeclaration, ['settings']);
  const [writing, setWriting] = useState<Declaration | 'new' | null>(null);
  const [ending, setEnding] = useState<Declaration | null>(null);
  const end = ({ name }: Declaration): void =>
    withdraw.mutate(
      { name },
      {
        onSuccess: () => toast(common.saved),
        onSettled: () => setEnding(null),
      },
    );
  return (
    <SettingsPart
      title={texts.declarations}
      hint={texts.declarationsHint}
      history="declaration"
      action={
        <Button variant="outlined" onClick={() => setWriting('new')}>
          {texts.addDeclaration}
        </Button>
      }
    >
      <FailureNote failure={withdraw.error} />
      <Loaded query={list}>
        {({ rows }) => (
          <Stack sx={{ gap: 1.5 }}>
            {[...Map.groupBy(rows, ({ name }) => name)].map(([name, versions]) => (
              <DeclarationVersions key={name} versions={versions} onWrite={setWriting} onWithdraw={setEnding} />
            ))}
          </Stack>
        )}
      </Loaded>
      {writing !== null && (
        <DeclarationDialog former={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />
      )}
      {ending !== null && (
        <ConfirmDialog
          title={texts.withdrawTitle(ending.titleHu)}
          action={texts.withdraw}
          destructive
          busy={withdraw.isPending}
          onConfirm={() => end(ending)}
          onClose={() => setEnding(null)}
        >
          {texts.withdrawHint}
        </ConfirmDialog>
      )}
    </SettingsPart>
  );
}
