import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import { Box, Stack, TextField, Typography } from '@mui/material';
import type { AccountCard } from '#contract/accounts.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { ToneChip } from '../../shared/ToneChip.tsx';
import { Key } from '../Key.tsx';
import { ENOUGH, known, matches, proofs, type Said } from './identity.ts';

type IdentityProps = { card: AccountCard; said: Said; done: boolean; onSay: (said: Said) => void };

/** Asks the client to prove who it is, before anything is read out; nothing here shows what we know. */
export function Identity({ card, said, done, onSay }: IdentityProps) {
  const { calls: texts } = useTexts();
  const expected = known(card);
  const asked = proofs.filter((proof) => expected[proof].length > 0);
  return (
    <CardPart title={texts.identity} action={<Key aria-hidden>A</Key>}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {asked.length < ENOUGH ? texts.tooLittleKnown : texts.identityHint}
      </Typography>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        {asked.map((proof, at) => {
          const verdict = matches(expected[proof], said[proof]);
          return (
            <TextField
              key={proof}
              label={texts.proofs[proof]}
              value={said[proof]}
              onChange={({ target }) => onSay({ ...said, [proof]: target.value })}
              helperText={verdict === null ? ' ' : verdict ? texts.proofYes : texts.proofNo}
              color={verdict === true ? 'success' : 'primary'}
              sx={{ flex: '1 1 130px', width: 'auto' }}
              slotProps={{
                htmlInput: {
                  autoComplete: 'off',
                  ...(at === 0 ? { 'data-identity': '', 'aria-keyshortcuts': 'A' } : {}),
                },
              }}
            />
          );
        })}
      </Stack>
      <Box role="status">
        {done ? (
          <ToneChip tone="done" icon={CheckCircleOutlined} word={texts.identified} />
        ) : (
          <ToneChip tone="soon" icon={ErrorOutlined} word={texts.notIdentified} />
        )}
      </Box>
    </CardPart>
  );
}
