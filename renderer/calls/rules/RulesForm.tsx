import { Button, Stack, TextField } from '@mui/material';
import { CallRules } from '#contract/call-rules.ts';
import { calls } from '#contract/calls.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

const names = ['dueWithinDays', 'overdueDays', 'quietDays', 'perDay', 'inTotal', 'gapMinutes'] as const;
type Typed = Record<(typeof names)[number], string>;

const read = (typed: Typed): CallRules | null =>
  CallRules.safeParse(
    Object.fromEntries(names.map((name) => [name, typed[name].trim() === '' ? Number.NaN : Number(typed[name])])),
  ).data ?? null;

/** When clients come into the queue, and how often anybody may be called. */
export function RulesForm() {
  const { calls: words } = useTexts();
  const query = useRead(calls.rules, {});
  return (
    <CardPart title={words.rules}>
      <Loaded query={query}>{(rules) => <Fields key={JSON.stringify(rules)} rules={rules} />}</Loaded>
    </CardPart>
  );
}

function Fields({ rules }: { rules: CallRules }) {
  const { calls: words, common } = useTexts();
  const set = useWrite(calls.setRules);
  const first: Typed = {
    dueWithinDays: String(rules.dueWithinDays),
    overdueDays: String(rules.overdueDays),
    quietDays: String(rules.quietDays),
    perDay: String(rules.perDay),
    inTotal: String(rules.inTotal),
    gapMinutes: String(rules.gapMinutes),
  };
  const form = useForm<Typed>({
    first,
    check: (typed) =>
      Object.fromEntries(
        names.map((name) => [name, read({ ...first, [name]: typed[name] }) ? undefined : words.number]),
      ),
    send: async (typed) => {
      const changed = read(typed);
      if (!changed) return;
      await set.mutateAsync(changed);
      toast(common.saved);
    },
  });
  return (
    <form {...form.props}>
      <FailureNote failure={form.failure} />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', pt: 1 }}>
        {names.map((name) => (
          <TextField
            key={name}
            {...form.field(name, words.ruleNames[name])}
            sx={{ width: 230 }}
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
        ))}
      </Stack>
      <Button type="submit" variant="contained" disabled={form.busy} sx={{ mt: 1.5 }}>
        {common.save}
      </Button>
    </form>
  );
}
