import { type ReactNode, useEffect, useRef } from 'react';
import { usePortalTitle } from '../insurer.ts';
import { useWords } from '../language.ts';

type Progress = { step: number; of: number };

/** One question: its heading takes the focus, so that a screen reader begins there. */
export function Page({ title, progress, children }: { title: string; progress?: Progress; children: ReactNode }) {
  const words = useWords();
  const portalName = usePortalTitle();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${portalName}`;
    heading.current?.focus();
  }, [title, portalName]);
  return (
    <main id="content">
      {progress && (
        <div className="progress">
          <p id="progress">{words.progress(progress.step, progress.of)}</p>
          <progress aria-labelledby="progress" value={progress.step} max={progress.of} />
        </div>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
