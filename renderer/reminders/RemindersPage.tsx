import { Route, Routes } from 'react-router';
import { NewReminder } from './NewReminder.tsx';
import { CampaignPage } from './CampaignPage.tsx';
import { CampaignsTab } from './CampaignsTab.tsx';
import { LadderTab } from './LadderTab.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { LettersTab } from './LettersTab.tsx';
import { TemplatePage } from './TemplatePage.tsx';
import { TemplatesTab } from './TemplatesTab.tsx';
import { TrialTab } from './TrialTab.tsx';

/** Everything about messages: campaigns, their texts, the ledger, and what the trial gateway kept. */
export function RemindersPage() {
  return (
    <Routes>
      <Route index element={<CampaignsTab />} />
      <Route path="new" element={<NewReminder />} />
      <Route path="campaigns/:id" element={<CampaignPage />} />
      <Route path="ladder" element={<LadderTab />} />
      <Route path="templates" element={<TemplatesTab />} />
      <Route path="templates/:id" element={<TemplatePage />} />
      <Route path="letters" element={<LettersTab />} />
      <Route path="outbox" element={<LedgerTab />} />
      <Route path="trial" element={<TrialTab />} />
    </Routes>
  );
}
