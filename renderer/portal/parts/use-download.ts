import { type MouseEvent, useState } from 'react';
import type { Endpoint } from '#contract/endpoint.ts';
import { ApiFailure, call } from '../../shared/api-client.ts';
import { addressOf } from '../../shared/request-of.ts';

type Link = { href: string; download: string; onClick: (event: MouseEvent<HTMLAnchorElement>) => void };

export type Download = {
  failure: ApiFailure | null;
  link: (file: Endpoint, id: number, filename?: string) => Link;
};

/**
 * Links to files. A browser only says that a download failed: so the session is asked after first, by `whose`, and
 * what is wrong is said on the page, or by `divert` on another one.
 */
export function useDownload(whose: Endpoint, divert: (failure: ApiFailure) => boolean): Download {
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const fetchChecked = async (anchor: HTMLAnchorElement): Promise<void> => {
    setFailure(null);
    try {
      await call(whose, {});
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (!divert(error)) setFailure(error);
      return;
    }
    // The same link once more, out of reach of the handler below.
    const checked = document.createElement('a');
    checked.href = anchor.href;
    checked.download = anchor.download;
    checked.click();
  };
  return {
    failure,
    link: (file, id, filename = '') => ({
      href: addressOf(file, { id }),
      download: filename,
      onClick: (event) => {
        event.preventDefault();
        void fetchChecked(event.currentTarget);
      },
    }),
  };
}
