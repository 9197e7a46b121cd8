import type { Output } from '#contract/endpoint.ts';
import type { portal } from '#contract/portal.ts';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Field } from '../parts/Field.tsx';

export type Picture = Output<typeof portal.securityCode>;
type Props = { picture: Picture; codes: readonly FailureCode[]; another: () => void };

/** A picture to copy; each is good for one try. */
export function SecurityCode({ picture, codes, another }: Props) {
  const words = useWords().signIn;
  return (
    <div className="security-code">
      <img src={picture.image} alt={words.picture} width={220} height={72} />
      <input type="hidden" name="pictureId" value={picture.id} />
      <button type="button" className="quiet" onClick={another}>
        {words.anotherPicture}
      </button>
      <Field
        name="securityCode"
        label={words.securityCode}
        hint={words.securityCodeHint}
        codes={codes}
        className="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onFocus={({ target }) => target.select()}
      />
      <p className="hint">{words.noPicture}</p>
    </div>
  );
}
