import { Route, Routes } from 'react-router';
import { DifferencePage } from './DifferencePage.tsx';
import { ImportsList } from './ImportsList.tsx';
import { ImportView } from './ImportView.tsx';

/** Lists: what came in, and one of them with its columns, preview and decision. */
export function ImportsPage() {
  return (
    <Routes>
      <Route index element={<ImportsList />} />
      <Route path="difference" element={<DifferencePage />} />
      <Route path=":id" element={<ImportView />} />
    </Routes>
  );
}
