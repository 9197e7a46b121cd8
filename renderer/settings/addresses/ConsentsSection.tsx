import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import { consents as promises } from '#contract/consents.ts';
import { useFormat } from '../../shared/format.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { useAddressAsk } from './AddressBook.tsx';
import { AddressList } from './AddressList.tsx';
import { ConsentDialog } from './ConsentDialog.tsx';

/** Who agreed to advertising, where and when; without it none goes there. */
export function ConsentsSection() {
  const texts = useTexts().consents;
  const format = useFormat();
  const search = useAddressAsk();
  return (
    <AddressList
      words={texts}
      icon={HandshakeOutlined}
      search={search}
      query={useRead(promises.list, search.ask, { topics: ['settings'], keep: true })}
      heads={[texts.source, texts.givenOn]}
      cells={({ source, givenOn }) => [texts.sources[source], format.date(givenOn)]}
      AddDialog={ConsentDialog}
      remove={useWrite(promises.remove, ['settings', 'campaigns'])}
      destructive
    />
  );
}
