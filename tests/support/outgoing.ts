import type { Outgoing } from '../../api/outbox/gateways/gateway.ts';

/** The parts of a message that most tests of a gateway do not care about. */
export const undressed: Pick<
  Outgoing,
  'token' | 'reportPath' | 'bulk' | 'campaignId' | 'sender' | 'attachments' | 'dkimOf'
> = {
  token: '1.0123456789ab',
  reportPath: '/portal/api/sms-report/key',
  bulk: true,
  campaignId: null,
  sender: null,
  attachments: [],
  dkimOf: () => null,
};
