import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, TextField } from '@mui/material';
import type { Form } from '../../shared/form.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Pair } from './Pair.tsx';
import { SecretField } from './ServerFields.tsx';
import { logIns, type SmtpFields } from './smtp-fields.ts';

type MailLogInProps = { form: Form<SmtpFields>; passwordKept: boolean; tokenKept: boolean };

/** How the mail server is entered: with a password, or with a token that is renewed by itself. */
export function MailLogIn({ form, passwordKept, tokenKept }: MailLogInProps) {
  const { gateways: texts, senders } = useTexts();
  const { logIn } = form.values;
  return (
    <>
      <FormControl>
        <FormLabel>{senders.logIn}</FormLabel>
        <RadioGroup row name="logIn" value={logIn}>
          {logIns.map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              label={senders.logIns[each]}
              control={<Radio onChange={() => form.set({ logIn: each })} />}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {logIn === 'password' ? (
        <Pair>
          <TextField {...form.field('user', texts.user, texts.userHint)} autoComplete="off" />
          <SecretField form={form} name="secret" label={texts.secret} kept={passwordKept} />
        </Pair>
      ) : (
        <>
          <Pair>
            <TextField {...form.field('user', texts.user, senders.oauthUserHint)} autoComplete="off" />
            <TextField {...form.field('clientId', senders.clientId)} autoComplete="off" />
          </Pair>
          <TextField {...form.field('tokenUrl', senders.tokenUrl)} autoComplete="off" />
          <TextField {...form.field('scope', senders.scope)} autoComplete="off" />
          <Pair>
            <SecretField form={form} name="clientSecret" label={senders.clientSecret} kept={tokenKept} />
            <SecretField
              form={form}
              name="refreshToken"
              label={senders.refreshToken}
              kept={tokenKept}
              hint={senders.refreshTokenHint}
            />
          </Pair>
        </>
      )}
    </>
  );
}
