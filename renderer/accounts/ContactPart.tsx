import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import type { AccountCard } from '#contract/accounts.ts';
import { useFormat } from '../shared/format.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ToneChip } from '../shared/ToneChip.tsx';
import { CardPart, Facts } from '../shared/CardPart.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';

/** How the client can be reached, whether an SMS gets there, and what the list says where it was corrected. */
export function ContactPart({ card }: { card: AccountCard }) {
  const texts = useTexts().accounts.card;
  const format = useFormat();
  const mayCorrect = useMay('accounts:correct');
  const [correcting, setCorrecting] = useState(false);
  const { listed } = card;
  const phone = (value: string): ReactNode => <Link href={`tel:${value}`}>{format.phone(value)}</Link>;
  return (
    <CardPart
      title={texts.contact}
      action={
        mayCorrect &&
        card.erasedOn === null && (
          <Button size="small" onClick={() => setCorrecting(true)} className="no-print">
            {texts.correct}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [
            texts.mobile,
            <Value
              key="mobile"
              value={card.mobile === null ? <Missing word={texts.noMobile} /> : phone(card.mobile)}
              note={card.mobile !== null && <Capable capable={card.smsCapable} />}
              listed={listed && listed.mobile !== card.mobile ? said(listed.mobile, format.phone) : undefined}
            />,
          ],
          [
            texts.email,
            <Value
              key="email"
              value={card.email ?? <Missing word={texts.noEmail} />}
              listed={listed && listed.email !== card.email ? said(listed.email) : undefined}
            />,
          ],
          [texts.secondaryPhone, card.secondaryPhone && phone(card.secondaryPhone)],
        ]}
      />
      {card.correctedAt !== null && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {texts.correctedAt(format.instant(card.correctedAt))}
        </Typography>
      )}
      {card.emailDiffers && (
        <Alert severity="info" variant="outlined" sx={{ mt: 1 }}>
          {texts.emailDiffers}
        </Alert>
      )}
      {card.emailShared && (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          {texts.emailShared}
        </Alert>
      )}
      {correcting && <CorrectDialog card={card} onClose={() => setCorrecting(false)} />}
    </CardPart>
  );
}

/** What the list has; null: nothing. */
const said = (value: string | null, format: (value: string) => string = (text) => text): string | null =>
  value === null ? null : format(value);

function Value({ value, note, listed }: { value: ReactNode; note?: ReactNode; listed?: string | null | undefined }) {
  const texts = useTexts().accounts.card;
  return (
    <>
      <Box sx={{ display: 'flex', columnGap: 1.5, flexWrap: 'wrap' }}>
        <span>{value}</span>
        {note}
      </Box>
      {listed !== undefined && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {listed === null ? texts.inListNone : texts.inList(listed)}
        </Typography>
      )}
    </>
  );
}

function Capable({ capable }: { capable: boolean }) {
  const texts = useTexts().accounts.card;
  return capable ? (
    <ToneChip tone="done" icon={CheckCircleOutlined} word={texts.smsCapable} />
  ) : (
    <ToneChip tone="late" icon={ErrorOutlined} word={texts.notSmsCapable} />
  );
}

const Missing = ({ word }: { word: string }) => <ToneChip tone="late" icon={ErrorOutlined} word={word} />;
