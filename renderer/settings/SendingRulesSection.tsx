import { Stack, TextField } from '@mui/material';
import { sendingRules as promises, type SendingRules } from '#contract/sending-rules.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useForm } from '../shared/form.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { SaveRow } from '../shared/SaveRow.tsx';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { Section } from './Section.tsx';
import { typedCount } from './typed-numbers.ts';

/** How often one client may be reminded, and when a campaign needs a second look. */
export function SendingRulesSection() {
  const texts = useTexts().gateways;
  const query = useRead(promises.see, {}, { topics: ['settings'] });
  return (
    <Section title={texts.rulesTitle} hint={texts.rulesHint}>
      <Loaded query={query} lines={4}>
        {(rules) => <Editor first={rules} />}
      </Loaded>
    </Section>
  );
}

const most = { remindersPerWeek: 100, smsPerDay: 100, approvalAbove: 1_000_000, badShareLimit: 100 } as const;
type Rule = keyof typeof most;
const rules = Object.keys(most) as Rule[];

function Editor({ first }: { first: SendingRules }) {
  const { gateways: texts, common } = useTexts();
  const mayChange = useMay('settings:change');
  const set = useWrite(promises.set, ['settings', 'campaigns']);
  const hints: Partial<Record<Rule, string>> = {
    remindersPerWeek: texts.noLimit,
    smsPerDay: texts.noLimit,
    badShareLimit: texts.badShareHint,
  };
  const form = useForm<Record<Rule, string>>({
    first: {
      remindersPerWeek: String(first.remindersPerWeek ?? ''),
      smsPerDay: String(first.smsPerDay ?? ''),
      approvalAbove: String(first.approvalAbove),
      badShareLimit: String(first.badShareLimit ?? ''),
    },
    check: (typed) => ({
      ...Object.fromEntries(
        rules.map((rule) => [rule, typedCount(typed[rule], most[rule]) === undefined ? texts.numberWrong : undefined]),
      ),
      approvalAbove: typedCount(typed.approvalAbove, most.approvalAbove) ? undefined : texts.numberWrong,
    }),
    send: async (typed) => {
      await set.mutateAsync({
        remindersPerWeek: typedCount(typed.remindersPerWeek, most.remindersPerWeek) ?? null,
        smsPerDay: typedCount(typed.smsPerDay, most.smsPerDay) ?? null,
        approvalAbove: typedCount(typed.approvalAbove, most.approvalAbove) ?? first.approvalAbove,
        badShareLimit: typedCount(typed.badShareLimit, most.badShareLimit) ?? null,
      });
      toast(common.saved);
    },
  });
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 480 }}>
        <FailureNote failure={form.failure} />
        {rules.map((rule) => (
          <TextField key={rule} {...form.field(rule, texts.rules[rule], hints[rule])} disabled={!mayChange} />
        ))}
        {mayChange && <SaveRow busy={form.busy} />}
      </Stack>
    </form>
  );
}
