import { Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { piece } from '../shared/piece.ts';
import { MailboxesTab } from './MailboxesTab.tsx';
import { RegistrationsPage } from './RegistrationsPage.tsx';
import { RequestsTab } from './RequestsTab.tsx';

// The administrator’s alone: nobody else fetches it.
const FeedTab = piece(async () => (await import('./FeedTab.tsx')).FeedTab);

/** Everything clients do at the client door, as staff see it. */
export function PortalPage() {
  return (
    <Routes>
      <Route index element={<RegistrationsPage />} />
      <Route path="requests" element={<RequestsTab />} />
      <Route path="mailboxes" element={<MailboxesTab />} />
      <Route
        path="feed"
        element={
          <Suspense>
            <FeedTab />
          </Suspense>
        }
      />
    </Routes>
  );
}
