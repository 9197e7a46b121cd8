import { Button } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { campaigns as promises, type Campaign } from '#contract/campaigns.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { worded } from '../shared/worded.ts';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useMay, useUser } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { progressOf } from './campaign-progress.ts';
import { Urgency } from './Urgency.tsx';

const touched = ['campaigns', 'outbox', 'accounts'] as const;

/** What can be done with a campaign in its present state. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const texts = useTexts();
  const { reminders, common } = texts;
  const format = useFormat();
  const user = useUser();
  const mayRun = useMay('campaigns:run');
  const mayApprove = useMay('campaigns:approve') && campaign.createdBy.id !== user.id;
  const [stopping, setStopping] = useState(false);
  const approve = useWrite(promises.approve, touched);
  const pause = useWrite(promises.pause, touched);
  const resume = useWrite(promises.resume, touched);
  const cancel = useWrite(promises.cancel, touched);
  const retry = useWrite(promises.retry, touched);
  const followUp = useWrite(promises.followUp, touched);
  const navigate = useNavigate();
  const busy = [approve, followUp, pause, resume, cancel, retry].some(({ isPending }) => isPending);
  const { failed, left } = progressOf(campaign);
  const { id, state } = campaign;

  const ask = async (asked: { mutateAsync: (input: { id: number }) => Promise<unknown> }, done?: string) => {
    try {
      await asked.mutateAsync({ id });
      if (done !== undefined) toast(done);
    } catch (failure) {
      toast(worded(texts, failure).what, { kind: 'failed' });
    }
    setStopping(false);
  };
  const goOnWithOthers = async (): Promise<void> => {
    try {
      const made = await followUp.mutateAsync({ id });
      toast(reminders.followUpMade);
      await navigate(`/reminders/new?draft=${made.id}`);
    } catch (failure) {
      toast(worded(texts, failure).what, { kind: 'failed' });
    }
  };
  const notStarted = state === 'draft' || state === 'approved';
  const stoppable = notStarted || state === 'scheduled' || state === 'running' || state === 'paused';
  return (
    <>
      {state === 'draft' && mayApprove && (
        <Button variant="contained" disabled={busy} onClick={() => void ask(approve, reminders.approved)}>
          {reminders.approve}
        </Button>
      )}
      {mayRun && notStarted && (
        <Button component={Link} to={`/reminders/new?draft=${id}`} variant={mayApprove ? 'outlined' : 'contained'}>
          {reminders.continueDraft}
        </Button>
      )}
      {mayRun && state === 'running' && (
        <Button variant="outlined" disabled={busy} onClick={() => void ask(pause)}>
          {reminders.pause}
        </Button>
      )}
      {mayRun && state === 'paused' && (
        <Button variant="contained" disabled={busy} onClick={() => void ask(resume)}>
          {reminders.goOn}
        </Button>
      )}
      <Urgency campaign={campaign} />
      {mayRun && failed > 0 && (state === 'running' || state === 'paused' || state === 'done') && (
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void ask(retry, reminders.retried(format.number(failed)))}
        >
          {reminders.retryFailed(format.number(failed))}
        </Button>
      )}
      {mayRun && state === 'done' && (
        <Button variant="outlined" disabled={busy} onClick={() => void goOnWithOthers()}>
          {reminders.followUp}
        </Button>
      )}
      {mayRun && stoppable && (
        <Button color="error" disabled={busy} onClick={() => setStopping(true)}>
          {notStarted ? common.remove : reminders.cancelCampaign}
        </Button>
      )}
      {stopping && (
        <ConfirmDialog
          title={reminders.cancelTitle}
          action={reminders.cancelCampaign}
          count={left}
          destructive
          busy={busy}
          onClose={() => setStopping(false)}
          onConfirm={() => void ask(cancel)}
        >
          {reminders.cancelText(format.number(left))}
        </ConfirmDialog>
      )}
    </>
  );
}
