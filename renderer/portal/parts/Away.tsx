import { useWords } from '../language.ts';
import { Page } from './Page.tsx';

/** The portal cannot be reached: nothing is lost, one tries again. */
export function Away({ retry }: { retry: () => void }) {
  const { away } = useWords();
  return (
    <Page title={away.title}>
      <p className="lead">{away.lead}</p>
      <button type="button" className="main" onClick={retry}>
        {away.retry}
      </button>
    </Page>
  );
}
