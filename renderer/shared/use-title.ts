import { useEffect } from 'react';

/** The title of a screen is the title of the window. */
export const useTitle = (title: string): void =>
  useEffect(() => {
    document.title = `${title} – Kapocs`;
  }, [title]);
