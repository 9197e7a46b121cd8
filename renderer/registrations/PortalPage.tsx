import { Route, Routes } from 'react-router';
import { MailboxesTab } from './MailboxesTab.tsx';
import { RegistrationsPage } from './RegistrationsPage.tsx';
import { RequestsTab } from './RequestsTab.tsx';

/** Everything clients do at the client door, as staff see it. */
export function PortalPage() {
  return (
    <Routes>
      <Route index element={<RegistrationsPage />} />
      <Route path="requests" element={<RequestsTab />} />
      <Route path="mailboxes" element={<MailboxesTab />} />
    </Routes>
  );
}
