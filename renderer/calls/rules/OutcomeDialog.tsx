import { MenuItem, Stack, TextField } from '@mui/material';
import { callEffects, CallOutcome, retryKinds } from '#contract/call-outcomes.ts';
import { calls } from '#contract/calls.ts';
import { fold } from '#contract/hungarian.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { outcomeWord } from '../words.ts';

const yesNo = ['yes', 'no'] as const;
const one = <T extends string>(values: readonly T[], typed: string, usual: T): T =>
  values.find((value) => value === typed) ?? usual;
const wholeOrNothing = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));
const isWhole = (typed: string): boolean => /^\d{0,5}$/.test(typed.trim());

/** A code nobody has yet, made of the name; people never see it. */
function codeFor(name: string, all: readonly CallOutcome[]): string {
  const base =
    fold(name)
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .replace(/^[^A-Z]+|_+$/g, '')
      .slice(0, 34) || 'EGYEB';
  const plain = base.length < 2 ? `${base}_X` : base;
  const taken = new Set(all.map(({ code }) => code));
  let code = plain;
  for (let n = 2; taken.has(code); n += 1) code = `${plain}_${n}`;
  return code;
}

type OutcomeDialogProps = { all: readonly CallOutcome[]; outcome: CallOutcome | null; onClose: () => void };

/** One way a call can end. */
export function OutcomeDialog({ all, outcome, onClose }: OutcomeDialogProps) {
  const texts = useTexts();
  const { calls: words } = texts;
  const set = useWrite(calls.setOutcomes);
  const own = outcome === null || outcome.name !== null;
  const form = useForm({
    first: {
      name: outcome ? outcomeWord(texts, outcome) : '',
      key: outcome?.key ?? '',
      contact: outcome?.contact === true ? 'yes' : 'no',
      reached: outcome?.reached === true ? 'yes' : 'no',
      retry: outcome?.retry ?? 'days',
      retryAfter: String(outcome?.retryAfter ?? 1),
      dayCap: String(outcome?.dayCap ?? ''),
      cap: String(outcome?.cap ?? ''),
      effect: outcome?.effect ?? 'none',
      active: outcome?.active === false ? 'no' : 'yes',
    },
    check: (typed) => ({
      name: filled(typed.name, texts),
      key: all.some((each) => each.active && each.code !== outcome?.code && each.key === typed.key.toLowerCase())
        ? words.keyTaken
        : filled(typed.key, texts),
      retryAfter: isWhole(typed.retryAfter) ? undefined : words.number,
      dayCap: isWhole(typed.dayCap) ? undefined : words.number,
      cap: isWhole(typed.cap) ? undefined : words.number,
    }),
    send: async (typed) => {
      const changed = CallOutcome.parse({
        code: outcome?.code ?? codeFor(typed.name, all),
        name: own ? typed.name.trim() : null,
        key: typed.key.trim().toLowerCase(),
        contact: typed.contact === 'yes',
        reached: typed.reached === 'yes',
        retry: one(retryKinds, typed.retry, 'days'),
        retryAfter: Number(typed.retryAfter),
        dayCap: wholeOrNothing(typed.dayCap),
        cap: wholeOrNothing(typed.cap),
        effect: one(callEffects, typed.effect, 'none'),
        active: typed.active === 'yes',
      });
      const rows = outcome ? all.map((each) => (each.code === changed.code ? changed : each)) : [...all, changed];
      await set.mutateAsync({ rows });
      toast(texts.common.saved);
      onClose();
    },
  });
  const answers = { yes: words.yes, no: words.no };
  return (
    <FormDialog
      title={outcome ? words.editOutcome(outcomeWord(texts, outcome)) : words.addOutcome}
      form={form}
      onClose={onClose}
    >
      <Stack direction="row" sx={{ gap: 1 }}>
        <TextField {...form.field('name', words.outcomeName)} disabled={!own} autoFocus={own} />
        <TextField
          {...form.field('key', words.heads.key)}
          sx={{ maxWidth: 110 }}
          slotProps={{ htmlInput: { maxLength: 1 } }}
        />
      </Stack>
      <Choice
        field={form.field('contact', words.tier)}
        words={{ yes: words.contact, no: words.noContact }}
        values={yesNo}
      />
      <Choice field={form.field('reached', words.reachedIs)} words={answers} values={yesNo} />
      <Choice field={form.field('retry', words.heads.retry)} words={words.retries} values={retryKinds} />
      <Stack direction="row" sx={{ gap: 1 }}>
        <TextField {...form.field('retryAfter', words.retryAfter)} />
        <TextField {...form.field('dayCap', words.dayCap)} />
        <TextField {...form.field('cap', words.cap)} />
      </Stack>
      <Choice field={form.field('effect', words.heads.effect)} words={words.effects} values={callEffects} />
      <Choice field={form.field('active', words.active)} words={answers} values={yesNo} />
    </FormDialog>
  );
}

type ChoiceProps<T extends string> = {
  field: React.ComponentProps<typeof TextField>;
  words: Readonly<Record<T, string>>;
  values: readonly T[];
};

function Choice<T extends string>({ field, words, values }: ChoiceProps<T>) {
  return (
    <TextField select {...field}>
      {values.map((value) => (
        <MenuItem key={value} value={value}>
          {words[value]}
        </MenuItem>
      ))}
    </TextField>
  );
}
