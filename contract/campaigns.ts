export const campaignStates = ['draft', 'approved', 'scheduled', 'running', 'paused', 'done', 'cancelled'] as const;
export type CampaignState = (typeof campaignStates)[number];
