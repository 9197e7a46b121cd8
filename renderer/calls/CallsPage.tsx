import { Route, Routes } from 'react-router';
import { CallbacksTab } from './CallbacksTab.tsx';
import { DeskTab } from './DeskTab.tsx';
import { LeadTab } from './lead/LeadTab.tsx';
import { OutcomesTab } from './rules/OutcomesTab.tsx';
import { ScriptTab } from './rules/ScriptTab.tsx';

/** The call desk: the agent's place, promised calls, leading, and what calls are made of. */
export function CallsPage() {
  return (
    <Routes>
      <Route index element={<DeskTab />} />
      <Route path="callbacks" element={<CallbacksTab />} />
      <Route path="lead" element={<LeadTab />} />
      <Route path="outcomes" element={<OutcomesTab />} />
      <Route path="script" element={<ScriptTab />} />
    </Routes>
  );
}
