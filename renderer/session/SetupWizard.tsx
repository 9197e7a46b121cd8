import { Box, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { session as promises } from '#contract/session.ts';
import { call } from '../shared/api-client.ts';
import type { User } from '../shared/session.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { Entrance } from './Entrance.tsx';
import { SetupDone } from './SetupDone.tsx';
import { type Period, SetupPeriod } from './SetupPeriod.tsx';
import { nobody, type Person, SetupPerson } from './SetupPerson.tsx';

const STEPS = 3;

/** First start: who looks after the program, which insurer and deadline, what next. */
export function SetupWizard({ canLoad }: { canLoad: boolean }) {
  const texts = useFirstTexts().session;
  const [step, setStep] = useState(1);
  const [person, setPerson] = useState<Person>(nobody);
  const [user, setUser] = useState<User | null>(null);

  const create = async ({ insurer, cohort, deadline }: Period): Promise<void> => {
    const { displayName, username, password } = person;
    const made = await call(promises.setup, {
      displayName,
      username,
      password,
      ...(insurer ? { insurer: { name: insurer } } : {}),
      ...(cohort && deadline ? { cohort: { name: cohort, deadline } } : {}),
    });
    setUser(made.user);
    setStep(STEPS);
  };

  return (
    <Entrance wide>
      <Box sx={{ mb: 2.5 }}>
        <Typography variant="overline" component="p" sx={{ color: 'text.secondary' }}>
          {texts.setup} · {texts.step(step, STEPS)}
        </Typography>
        <LinearProgress
          variant="determinate"
          value={(step / STEPS) * 100}
          aria-label={texts.step(step, STEPS)}
          sx={{ height: 4, borderRadius: 2 }}
        />
      </Box>
      {step === 1 && (
        <SetupPerson
          person={person}
          onDone={(given) => {
            setPerson(given);
            setStep(2);
          }}
        />
      )}
      {step === 2 && <SetupPeriod onBack={() => setStep(1)} onCreate={create} />}
      {user !== null && <SetupDone user={user} canLoad={canLoad} />}
    </Entrance>
  );
}
