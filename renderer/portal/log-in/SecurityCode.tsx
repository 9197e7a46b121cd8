import type { Output } from '#contract/endpoint.ts';
import type { portal, SecurityWay } from '#contract/portal.ts';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Field } from '../parts/Field.tsx';

export type Picture = Output<typeof portal.securityCode>;
type Props = { picture: Picture; codes: readonly FailureCode[]; another: (way: SecurityWay) => void };

/** A picture to copy, or digits in words for those who cannot see it; each is good for one try. */
export function SecurityCode({ picture, codes, another }: Props) {
  const words = useWords().signIn;
  return (
    <div className="security-code">
      {picture.question === null ? (
        <img src={picture.image} alt={words.picture} width={220} height={72} />
      ) : (
        <p role="status" className="question">
          {words.question(picture.question)}
        </p>
      )}
      <input type="hidden" name="pictureId" value={picture.id} />
      <div className="ways">
        <button
          type="button"
          className="quiet"
          onClick={() => another(picture.question === null ? 'picture' : 'question')}
        >
          {words.anotherPicture}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => another(picture.question === null ? 'question' : 'picture')}
        >
          {picture.question === null ? words.asQuestion : words.asPicture}
        </button>
      </div>
      <Field
        name="securityCode"
        label={words.securityCode}
        hint={picture.question === null ? words.securityCodeHint : words.questionHint}
        codes={codes}
        className="code"
        autoComplete="off"
        inputMode={picture.question === null ? 'text' : 'numeric'}
        autoCapitalize="characters"
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
    </div>
  );
}
