import { DialWay } from '#contract/dial.ts';
import { newRememberedStore } from '../../shared/store.ts';

/** How this computer dials. */
export const dialWay = newRememberedStore<DialWay>('calls.dial', DialWay, { scheme: 'tel', domain: '' });
