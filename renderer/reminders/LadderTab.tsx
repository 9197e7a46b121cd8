import { Alert, Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { ladder as promises, type Ladder } from '#contract/ladder.ts';
import { templates, type Template } from '#contract/templates.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { type Rung, rungsOf, stepsOf, suggested } from './ladder-rungs.ts';
import { LadderRungs } from './LadderRungs.tsx';
import { Tabs } from './Tabs.tsx';

/** The steps by which everybody due is reminded by itself. */
export function LadderTab() {
  const ladder = useRead(promises.see, {}, { topics: ['campaigns', 'settings'] });
  const texts = useRead(templates.list, {}, { topics: ['settings'] });
  return (
    <Tabs>
      <Box sx={{ overflow: 'auto', px: 3, pb: 3, pt: 2 }}>
        <Loaded query={ladder} lines={6}>
          {(seen) => (
            <Loaded query={texts} lines={6}>
              {({ rows }) => <Shown key={JSON.stringify(rungsOf(seen))} ladder={seen} templates={rows} />}
            </Loaded>
          )}
        </Loaded>
      </Box>
    </Tabs>
  );
}

function Shown({ ladder, templates: all }: { ladder: Ladder; templates: readonly Template[] }) {
  const { reminders, common } = useTexts();
  const texts = reminders.ladder;
  const mayChange = useMay('settings:change');
  const [rungs, setRungs] = useState<readonly Rung[]>(rungsOf(ladder));
  const [endsAfter, setEndsAfter] = useState(String(ladder.endsAfter));
  const set = useWrite(promises.set, ['campaigns']);
  const steps = stepsOf(rungs);
  const ends = /^\d{1,3}$/.test(endsAfter) ? Number(endsAfter) : null;
  const save = async (): Promise<void> => {
    if (steps === null || ends === null) return;
    await set.mutateAsync({ endsAfter: ends, steps });
    toast(common.saved);
  };
  return (
    <Stack sx={{ gap: 2, maxWidth: 1000 }}>
      <Switcher ladder={ladder} />
      {ladder.steps.length === 0 && rungs.length === 0 && mayChange && (
        <Box>
          <Button variant="outlined" onClick={() => setRungs(suggested(all))}>
            {texts.suggest}
          </Button>
        </Box>
      )}
      <LadderRungs rungs={rungs} templates={all} disabled={!mayChange} onChange={setRungs} />
      <TextField
        label={texts.endsAfter}
        value={endsAfter}
        disabled={!mayChange}
        error={ends === null}
        onChange={({ target }) => setEndsAfter(target.value.trim())}
        sx={{ maxWidth: 320 }}
      />
      <FailureNote failure={set.error} />
      {mayChange && (
        <Stack direction="row" sx={{ gap: 2, alignItems: 'center' }}>
          <Button
            variant="contained"
            disabled={steps === null || ends === null || set.isPending}
            onClick={() => void save().catch(() => undefined)}
          >
            {common.save}
          </Button>
          {steps === null && (
            <Typography role="alert" sx={{ color: 'error.main' }}>
              {texts.wrong}
            </Typography>
          )}
        </Stack>
      )}
    </Stack>
  );
}

/** Whether it runs, what it would send today, and the one switch. */
function Switcher({ ladder: { active, steps, ranOn } }: { ladder: Ladder }) {
  const texts = useTexts().reminders.ladder;
  const format = useFormat();
  const mayTurn = useMay('campaigns:approve');
  const turn = useWrite(promises.switch, ['campaigns', 'outbox']);
  const empty = !active && steps.length === 0;
  const [asking, setAsking] = useState(false);
  const due = steps.reduce((sum, step) => sum + (step.due ?? 0), 0);
  const go = (): void =>
    turn.mutate(
      { active: !active },
      { onSuccess: () => toast(active ? texts.off : texts.on), onSettled: () => setAsking(false) },
    );
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flex: 1, minWidth: 280 }}>
          <Typography variant="h2">{active ? texts.on : texts.off}</Typography>
          <Typography id="ladder-now" variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
            {empty && texts.empty}
            {!empty &&
              (active && ranOn !== null ? texts.ranOn(format.date(ranOn)) : texts.wouldSend(format.number(due)))}
          </Typography>
        </Box>
        {mayTurn && (
          <Button
            aria-describedby={empty ? 'ladder-now' : undefined}
            variant={active ? 'outlined' : 'contained'}
            disabled={turn.isPending || empty}
            onClick={() => (active ? go() : setAsking(true))}
          >
            {active ? texts.turnOff : texts.turnOn}
          </Button>
        )}
      </Stack>
      <FailureNote failure={turn.error} />
      <Alert severity="info" variant="outlined" sx={{ mt: 2 }}>
        {texts.hint}
      </Alert>
      {asking && (
        <ConfirmDialog
          title={texts.turnOnTitle}
          action={texts.turnOn}
          count={due}
          busy={turn.isPending}
          onClose={() => setAsking(false)}
          onConfirm={go}
        >
          {texts.turnOnText(format.number(due))}
        </ConfirmDialog>
      )}
    </Paper>
  );
}
