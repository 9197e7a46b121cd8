import type { ServicePlace } from '../address.ts';
import { ChangePage } from './ChangePage.tsx';
import { ClaimPage } from './ClaimPage.tsx';
import { ContractsPage } from './ContractsPage.tsx';
import { DocumentsPage } from './DocumentsPage.tsx';
import { EmailPage } from './EmailPage.tsx';
import { PaperPage } from './PaperPage.tsx';
import { PaymentPage } from './PaymentPage.tsx';
import { RequestsPage } from './RequestsPage.tsx';
import { StockChangePage } from './StockChangePage.tsx';

/** What a registered client can do, fetched when it is first wanted. */
export function ServicePages({ place }: { place: ServicePlace }) {
  switch (place) {
    case 'services/documents':
      return <DocumentsPage />;
    case 'services/contracts':
      return <ContractsPage />;
    case 'services/requests':
      return <RequestsPage />;
    case 'services/change':
      return <ChangePage />;
    case 'services/stock-change':
      return <StockChangePage />;
    case 'services/paper':
      return <PaperPage />;
    case 'services/payment':
      return <PaymentPage />;
    case 'services/claim':
      return <ClaimPage />;
    case 'services/email':
      return <EmailPage />;
  }
}
