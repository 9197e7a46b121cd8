import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { clientPages, MOST_LOGO } from '#contract/client-pages.ts';
import type { Insurer } from '#contract/settings.ts';
import { call } from '../../shared/api-client.ts';
import { contrast } from '../../shared/contrast.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { refresh } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { ClientHead } from './ClientHead.tsx';
import { InsurerDialog } from '../insurers/InsurerDialog.tsx';
import { SettingsPart } from '../SettingsPart.tsx';

const READABLE = 4.5;

/** Names, colours and picture, as the head of the client pages shows them. */
export function LookPart({ insurer }: { insurer: Insurer }) {
  const { common, clientPages: texts } = useTexts();
  const client = useQueryClient();
  const pick = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { id, logoAt, colours } = insurer;
  const then = (work: Promise<unknown>): void => {
    setFailure(null);
    work.then(async () => {
      await refresh(client, ['settings']);
      toast(common.saved);
    }, setFailure);
  };
  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0];
    target.value = '';
    if (file === undefined) return;
    if (file.size > MOST_LOGO) toast(texts.logoTooLarge);
    else then(call(clientPages.setLogo, { id }, { file }));
  };
  return (
    <SettingsPart
      title={texts.look}
      hint={texts.lookHint(insurer.name)}
      history={`insurer:${id}`}
      action={
        <Button variant="outlined" onClick={() => setEditing(true)}>
          {texts.names}
        </Button>
      }
    >
      <FailureNote failure={failure} />
      <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap', mb: 1.5 }}>
        <ClientHead insurer={insurer} ground="light" title={texts.sampleLight} />
        <ClientHead insurer={insurer} ground="dark" title={texts.sampleDark} />
      </Stack>
      {contrast(colours.primary, colours.onPrimary) < READABLE && (
        <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
          {texts.inkPoor}
        </Alert>
      )}
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box
          component="input"
          ref={pick}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={texts.setLogo}
          onChange={choose}
          sx={{ display: 'none' }}
        />
        <Button variant="outlined" onClick={() => pick.current?.click()}>
          {texts.setLogo}
        </Button>
        {logoAt !== null && (
          <Button onClick={() => then(call(clientPages.removeLogo, { id }))}>{texts.removeLogo}</Button>
        )}
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {texts.logoHint}
        </Typography>
      </Stack>
      {editing && <InsurerDialog insurer={insurer} onClose={() => setEditing(false)} />}
    </SettingsPart>
  );
}
