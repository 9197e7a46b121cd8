import type { ReactNode } from 'react';
import { portal, portalLanguages } from '#contract/portal.ts';
import { addressOf } from '../../shared/request-of.ts';
import { useInsurer, usePortalTitle } from '../insurer.ts';
import { speak, useSpoken } from '../language.ts';
import { Offline } from './Offline.tsx';

const names = { hu: 'Magyar', en: 'English' };

/** Whose portal it is, the language, and where help is; the same around every page. */
export function Surround({ children }: { children: ReactNode }) {
  const { language, words } = useSpoken();
  const { name, helpPhone, logo, training } = useInsurer();
  const title = usePortalTitle();
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header>
        {logo !== null && <img className="logo" src={addressOf(portal.logo, { at: logo })} alt="" />}
        <p className="whose">
          <strong>{title}</strong>
          <span>{name}</span>
        </p>
        <div role="group" aria-label={words.language} className="languages">
          {portalLanguages.map((each) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={each === language}
              onClick={() => void speak(each)}
            >
              {names[each]}
            </button>
          ))}
        </div>
        {training && <p className="training">{words.training}</p>}
        <Offline />
      </header>
      {children}
      <footer>
        <p>{words.neverAsked}</p>
        {helpPhone !== null && (
          <p>
            {words.help} <a href={`tel:${helpPhone.replaceAll(/[^+\d]/g, '')}`}>{helpPhone}</a>
          </p>
        )}
      </footer>
    </>
  );
}
