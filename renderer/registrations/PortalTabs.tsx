import { Room, Rooms } from '../shared/Rooms.tsx';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

/** The rooms of the screen: registrations under way, what clients ask for, mailboxes. */
export function PortalTabs() {
  const { frame, registrations } = useTexts();
  const mayRequests = useMay('requests:see');
  const mayMailboxes = useMay('mailboxes:see');
  const mayFeed = useMay('insurer:feed');
  const { tabs } = registrations;
  return (
    <Rooms label={frame.screens.portal}>
      <Room to="/portal" end>
        {tabs.registrations}
      </Room>
      {mayRequests && <Room to="/portal/requests">{tabs.requests}</Room>}
      {mayMailboxes && <Room to="/portal/mailboxes">{tabs.mailboxes}</Room>}
      {mayFeed && <Room to="/portal/feed">{tabs.feed}</Room>}
    </Rooms>
  );
}
