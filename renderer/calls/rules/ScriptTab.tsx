import { Box, Button, Stack, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { useDeferredValue } from 'react';
import { calls, type ScriptVersion } from '#contract/calls.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { session } from '../../shared/session.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { newStore, useStore } from '../../shared/store.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { RulesForm } from './RulesForm.tsx';
import { ScriptText } from '../hand/ScriptText.tsx';
import { Tabs } from '../Tabs.tsx';

/** A text not saved yet outlives a look at another screen, and goes with whoever wrote it. */
const unsaved = newStore<string | null>(null);
session.subscribe(() => {
  if (session.get().kind === 'out') unsaved.set(null);
});

/** What agents say, version by version, and the rules by which clients are called. */
export function ScriptTab() {
  const query = useRead(calls.scripts, {});
  return (
    <Tabs>
      <Stack sx={{ gap: 2, p: 3 }}>
        <Loaded query={query}>{({ rows }) => <Editor key={rows[0]?.version ?? 0} versions={rows} />}</Loaded>
        <RulesForm />
      </Stack>
    </Tabs>
  );
}

function Editor({ versions }: { versions: readonly ScriptVersion[] }) {
  const { calls: words, common } = useTexts();
  const format = useFormat();
  const saved = versions[0]?.body ?? '';
  const body = useStore(unsaved) ?? saved;
  const write = useWrite(calls.writeScript);
  const save = (): void => {
    // the editor is drawn anew with the new version, so what follows must not hang on it
    write.mutateAsync({ body }).then(
      ({ version }) => {
        unsaved.set(null);
        toast(words.savedScript(version));
      },
      () => undefined,
    );
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { md: '1fr 1fr' }, gap: 2, alignItems: 'start' }}>
      <Box sx={{ gridColumn: '1 / -1', display: 'flex', alignItems: 'center' }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {words.script}
        </Typography>
        <Button variant="contained" disabled={write.isPending || body.trim() === '' || body === saved} onClick={save}>
          {words.saveScript}
        </Button>
      </Box>
      <Stack sx={{ gap: 1.5 }}>
        <TextField
          label={words.scriptBody}
          value={body}
          onChange={({ target }) => unsaved.set(target.value)}
          multiline
          minRows={14}
          maxRows={28}
          helperText={words.scriptHint}
        />
        <FailureNote failure={write.error} />
        <CardPart title={words.versions}>
          <ShortTable framed={false} heads={[words.heads.version, words.heads.when, words.heads.by]} actions>
            {versions.map((each) => (
              <TableRow key={each.version}>
                <TableCell>{words.scriptVersion(each.version)}</TableCell>
                <TableCell>{each.version === 0 ? common.none : format.instant(each.at)}</TableCell>
                <TableCell>{each.by ?? common.none}</TableCell>
                <TableCell align="right" sx={{ py: 0 }}>
                  <Button
                    size="small"
                    aria-label={`${words.useVersion}: ${words.scriptVersion(each.version)}`}
                    onClick={() => unsaved.set(each.body)}
                  >
                    {words.useVersion}
                  </Button>
                </TableCell>
              </TableRow>
            ))}
          </ShortTable>
        </CardPart>
      </Stack>
      <Preview body={useDeferredValue(body)} />
    </Box>
  );
}

function Preview({ body }: { body: string }) {
  const { calls: words } = useTexts();
  const wanted = body.trim() !== '';
  const query = useRead(calls.previewScript, { body }, { enabled: wanted, keep: true, topics: [] });
  return (
    <CardPart title={words.preview}>
      {query.error ? <FailureNote failure={query.error} /> : null}
      {query.data ? <ScriptText text={query.data.text} /> : <Typography sx={{ minHeight: 200 }}> </Typography>}
    </CardPart>
  );
}
