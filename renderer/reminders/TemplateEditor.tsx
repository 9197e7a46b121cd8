import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { channels, purposes } from '#contract/outbox.ts';
import { smsModes } from '#contract/sms-text.ts';
import { templateLanguages, templates, type Template } from '#contract/templates.ts';
import { ChoiceField } from '../shared/ChoiceField.tsx';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useForm } from '../shared/form.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { filled } from '../shared/person-faults.ts';
import { useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { ClientPicker } from './ClientPicker.tsx';
import { FieldMenu } from './FieldMenu.tsx';
import { insertMark } from './insert-mark.ts';
import { SampleSend } from './SampleSend.tsx';
import { SmsBody } from './SmsBody.tsx';
import { TextPreview } from './TextPreview.tsx';
import { forgetText, keepText, unsavedText } from './unsaved-texts.ts';
import { wordingOf } from './WhatStep.tsx';

type Text = Omit<Template, 'id' | 'changedAt'>;
type Typed = Record<keyof Text, string>;

const pick = ({ name, subject, body, channel, language, purpose, smsMode }: Text): Typed => ({
  name,
  subject,
  body,
  channel,
  language,
  purpose,
  smsMode,
});

const one = <T extends string>(values: readonly T[], typed: string, usual: T): T =>
  values.find((value) => value === typed) ?? usual;

const textOf = (typed: Typed): Text => ({
  name: typed.name,
  subject: typed.subject,
  body: typed.body,
  channel: one(channels, typed.channel, 'email'),
  language: one(templateLanguages, typed.language, 'hu'),
  purpose: one(purposes, typed.purpose, 'service'),
  smsMode: one(smsModes, typed.smsMode, 'soft'),
});

/** A text beside how any client would read it. */
export function TemplateEditor({ first, id }: { first: Text; id: number | null }) {
  const texts = useTexts();
  const { reminders, common } = texts;
  const navigate = useNavigate();
  const mayChange = useMay('templates:change');
  const add = useWrite(templates.add, ['settings']);
  const change = useWrite(templates.change, ['settings']);
  const [client, setClient] = useState<number | null>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  /** where a field goes: whichever was typed in last */
  const [into, setInto] = useState<'subject' | 'body'>('body');
  const saved: Typed = pick(first);
  const left = useRef(false);
  const leave = (): void => {
    left.current = true;
    forgetText(id);
  };
  const [kept, setKept] = useState(() => unsavedText(id) !== undefined);
  const form = useForm<Typed>({
    first: { ...saved, ...unsavedText(id) },
    check: (typed) => ({
      name: filled(typed.name, texts),
      body: filled(typed.body, texts),
      subject: typed.channel === 'email' ? filled(typed.subject, texts) : undefined,
    }),
    send: async (typed) => {
      const text = textOf(typed);
      await (id === null ? add.mutateAsync(text) : change.mutateAsync({ id, ...text }));
      leave();
      toast(common.saved);
      void navigate('/reminders/templates');
    },
  });
  const { values } = form;
  // also what was typed since: leaving the screen loses nothing
  useEffect(() => {
    if (!left.current) keepText(id, values, pick(first));
  }, [id, values, first]);
  const text = textOf(values);
  const insert = (mark: string): void => {
    const name = text.channel === 'email' ? into : 'body';
    const input = name === 'subject' ? subject.current : body.current;
    form.set({ [name]: insertMark(input, { text: text[name], mark }) });
  };
  return (
    <Box sx={{ pb: 4 }}>
      <PageHeader
        title={id === null ? reminders.newTemplate : first.name}
        actions={id !== null && mayChange && <RemoveButton id={id} name={first.name} />}
      />
      <Box sx={{ px: 3, display: 'grid', gridTemplateColumns: { md: '1fr 1fr' }, columnGap: 4, rowGap: 3 }}>
        <form {...form.props}>
          <Stack sx={{ gap: 1.75, '& input, & button': { scrollMarginBottom: '64px' } }}>
            <FailureNote failure={form.failure} />
            {kept && (
              <Alert
                severity="info"
                variant="outlined"
                action={
                  <Button
                    color="inherit"
                    size="small"
                    onClick={() => {
                      form.set(saved);
                      setKept(false);
                    }}
                  >
                    {reminders.discardUnsaved}
                  </Button>
                }
              >
                {reminders.unsavedKept}
              </Alert>
            )}
            <TextField {...form.field('name', reminders.templateName)} autoComplete="off" />
            <Stack direction="row" sx={{ gap: 1.5 }}>
              <ChoiceField {...form.field('channel', reminders.channel)} words={reminders.channels} />
              <ChoiceField {...form.field('language', reminders.language)} words={reminders.languages} />
              <ChoiceField {...form.field('purpose', reminders.purpose)} words={reminders.purposes} />
            </Stack>
            {text.purpose === 'marketing' && <Typography variant="body2">{reminders.purposeHint}</Typography>}
            {text.channel === 'email' ? (
              <TextField
                {...form.field('subject', reminders.subject)}
                autoComplete="off"
                inputRef={subject}
                onFocus={() => setInto('subject')}
              />
            ) : (
              <ChoiceField
                {...form.field('smsMode', reminders.smsMode, reminders.smsModeHints[text.smsMode])}
                words={reminders.smsModes}
              />
            )}
            <Box>
              <FieldMenu onChoose={insert} />
            </Box>
            {text.channel === 'email' ? (
              <TextField
                {...form.field('body', reminders.body, reminders.bodyHint)}
                multiline
                minRows={12}
                inputRef={body}
                onFocus={() => setInto('body')}
              />
            ) : (
              <SmsBody
                field={form.field('body', reminders.body)}
                input={body}
                wording={wordingOf(text)}
                accountId={client}
                onSoften={(softened, smsMode) => form.set({ body: softened, smsMode })}
              />
            )}
            <Stack direction="row" sx={staysInSight}>
              <Button component={Link} to="/reminders/templates" onClick={leave}>
                {common.cancel}
              </Button>
              {mayChange && (
                <Button type="submit" variant="contained" disabled={form.busy}>
                  {common.save}
                </Button>
              )}
            </Stack>
          </Stack>
        </form>
        <Stack sx={{ gap: 1.75 }} component="section" aria-label={reminders.preview}>
          <ClientPicker onChoose={setClient} />
          {text.body.trim() !== '' && (
            <>
              <TextPreview wording={wordingOf(text)} accountId={client} measured={text.channel === 'email'} />
              {mayChange && <SampleSend wording={wordingOf(text)} accountId={client} />}
            </>
          )}
        </Stack>
      </Box>
    </Box>
  );
}

/** A long text must not push away how it is saved. */
const staysInSight = {
  gap: 1,
  position: 'sticky',
  bottom: 0,
  py: 1,
  bgcolor: 'background.default',
  zIndex: 1,
} as const;

function RemoveButton({ id, name }: { id: number; name: string }) {
  const { reminders, common } = useTexts();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useWrite(templates.remove, ['settings']);
  const go = async (): Promise<void> => {
    await remove.mutateAsync({ id });
    toast(reminders.templateRemoved(name));
    void navigate('/reminders/templates');
  };
  return (
    <>
      <Button color="error" onClick={() => setAsking(true)}>
        {common.remove}
      </Button>
      {asking && (
        <ConfirmDialog
          title={reminders.removeTemplate}
          action={common.remove}
          destructive
          busy={remove.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => void go().catch(() => undefined)}
        >
          {reminders.removeTemplateText(name)}
          <FailureNote failure={remove.error} />
        </ConfirmDialog>
      )}
    </>
  );
}
