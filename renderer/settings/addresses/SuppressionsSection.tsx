import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import { suppressions as promises } from '#contract/suppressions.ts';
import { useFormat } from '../../shared/format.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { useAddressAsk } from './AddressBook.tsx';
import { AddressList } from './AddressList.tsx';
import { SuppressionDialog } from './SuppressionDialog.tsx';

/** Addresses nobody writes to. */
export function SuppressionsSection() {
  const texts = useTexts().gateways;
  const format = useFormat();
  const search = useAddressAsk();
  const words = {
    title: texts.suppressionTitle,
    hint: texts.suppressionHint,
    add: texts.addSuppression,
    none: texts.noSuppression,
    noneHint: texts.noSuppressionHint,
    remove: texts.removeSuppression,
    removeText: texts.removeSuppressionText,
  };
  return (
    <AddressList
      words={words}
      icon={DoNotDisturbOnOutlined}
      search={search}
      query={useRead(promises.list, search.ask, { topics: ['settings'], keep: true })}
      heads={[texts.stops, texts.reason, texts.since]}
      cells={({ purpose, reason, createdAt }) => [
        texts.purposes[purpose],
        texts.reasons[reason],
        format.instant(createdAt),
      ]}
      AddDialog={SuppressionDialog}
      remove={useWrite(promises.remove, ['settings'])}
    />
  );
}
