import type { SvgIconComponent } from '@mui/icons-material';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { RightName } from '#contract/rights.ts';
import type { Texts } from './texts/index.ts';

export type ScreenName = keyof Texts['frame']['screens'];

/** One entry of the navigation. The screen owns every address under its path. */
export type Screen = {
  name: ScreenName;
  path: `/${string}`;
  icon: SvgIconComponent;
  right: RightName;
  page: LazyExoticComponent<ComponentType>;
};

/** One section of the settings, at `/settings/<path>`. */
export type SettingsSection = {
  path: string;
  title: (texts: Texts) => string;
  icon: SvgIconComponent;
  right: RightName;
  /** not where the screens run in a browser */
  inWindowOnly?: true;
  page: LazyExoticComponent<ComponentType>;
};

export type SearchHit = { key: string; title: string; note: string; to: string };

/** Something Ctrl+K searches beside screens and commands. `find` is asked anew for each term, the former asking is cancelled. */
export type SearchSource = {
  title: (texts: Texts) => string;
  find: (term: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
};

/** An action Ctrl+K offers: the address that begins it. */
export type Command = { title: (texts: Texts) => string; right: RightName; to: string };

export type LazySource = { right: RightName; load: () => Promise<SearchSource> };
