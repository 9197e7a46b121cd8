import { useId } from 'react';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Field } from '../parts/Field.tsx';

/** What is to be copied: from a picture, or, where there is none, from a letter sent to the address of the log-in. */
export type Shown = { id: string; image: string | null };
export type Way = 'picture' | 'letter';
type Props = {
  shown: Shown;
  codes: readonly FailureCode[];
  another: (way: Way, form: HTMLFormElement | null) => void;
};

/** A picture to copy, or a letter for those who cannot see it; each is good for one try. */
export function SecurityCode({ shown, codes, another }: Props) {
  const words = useWords().signIn;
  const said = useId();
  const way: Way = shown.image === null ? 'letter' : 'picture';
  const other: Way = way === 'picture' ? 'letter' : 'picture';
  const ask = (which: Way, label: string) => (
    <button type="button" className="quiet" onClick={({ currentTarget }) => another(which, currentTarget.form)}>
      {label}
    </button>
  );
  return (
    <div className="security-code">
      {shown.image === null ? (
        <p id={said} role="status" className="question">
          {words.letterSent}
        </p>
      ) : (
        <img src={shown.image} alt={words.picture} width={220} height={72} />
      )}
      <input type="hidden" name="securityId" value={shown.id} />
      <div className="ways">
        {ask(way, words.anotherCode)}
        {ask(other, way === 'picture' ? words.asLetter : words.asPicture)}
      </div>
      <Field
        name="securityCode"
        label={words.securityCode}
        hint={way === 'picture' ? words.securityCodeHint : words.letterHint}
        codes={codes}
        className="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
    </div>
  );
}
