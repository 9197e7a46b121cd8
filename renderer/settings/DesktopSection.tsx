import { FormControlLabel, Paper, Stack, Switch, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import type { DesktopOutput } from '#contract/desktop.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { OfficeServer } from './OfficeServer.tsx';
import { Section } from './Section.tsx';

type Shell = { about: DesktopOutput<'about'>; autostart: DesktopOutput<'autostart'> };

async function askShell(): Promise<Shell | null> {
  const [about, autostart] = await Promise.all([window.kapocsDesktop?.about(), window.kapocsDesktop?.autostart()]);
  return about && autostart && 'ok' in about && 'ok' in autostart ? { about: about.ok, autostart: autostart.ok } : null;
}

/** What belongs to the window on this computer; a browser does not have it. */
export function DesktopSection() {
  const texts = useTexts().desktop;
  const [shell, setShell] = useState<Shell | null>(null);
  useEffect(() => void askShell().then(setShell), []);
  const startWithSystem = async (enabled: boolean): Promise<void> => {
    const answer = await window.kapocsDesktop?.setAutostart({ enabled });
    if (answer === undefined || 'code' in answer) toast(texts.failed, { kind: 'failed' });
    setShell(await askShell());
  };
  return (
    <Section title={texts.title} hint={texts.hint}>
      {shell && (
        <>
          <Paper variant="outlined" sx={{ p: 2.5 }}>
            <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
              <Typography sx={{ fontWeight: 650 }}>{texts.version(shell.about.version)}</Typography>
              <Typography>{texts.keys[shell.about.keyProtection]}</Typography>
              {shell.autostart.supported && (
                <FormControlLabel
                  sx={{ ml: '-7px' }}
                  control={<Switch checked={shell.autostart.enabled} />}
                  label={texts.autostart}
                  onChange={(_event, enabled) => void startWithSystem(enabled)}
                />
              )}
            </Stack>
          </Paper>
          <OfficeServer now={shell.about.teamServer} />
        </>
      )}
    </Section>
  );
}
