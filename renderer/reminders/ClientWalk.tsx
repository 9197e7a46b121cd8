import { Alert, Button, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

type ClientWalkProps = {
  ids: readonly number[];
  lacking?: number;
  /** the text as one of them reads it; an invented one where there is none */
  children: (accountId: number | null) => ReactNode;
};

/** A text as one client after the other will read it; the first `lacking` of them lack a field of it. */
export function ClientWalk({ ids, lacking = 0, children }: ClientWalkProps) {
  const texts = useTexts().reminders;
  const format = useFormat();
  const [step, setStep] = useState(0);
  // It goes round, so that neither button ever dies under the finger.
  const at = ids.length === 0 ? 0 : (step + ids.length) % ids.length;
  return (
    <Stack component="section" aria-label={texts.preview} sx={{ gap: 1.25 }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', minHeight: 24, my: -0.5 }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {texts.preview}
        </Typography>
        {ids.length > 1 && (
          <>
            <Typography className="figures" variant="body2" role="status" sx={{ color: 'text.secondary' }}>
              {texts.previewOf(at + 1, ids.length)}
            </Typography>
            <Button size="small" onClick={() => setStep(at - 1)}>
              {texts.previous}
            </Button>
            <Button size="small" onClick={() => setStep(at + 1)}>
              {texts.nextClient}
            </Button>
          </>
        )}
      </Stack>
      {lacking > 0 && ids.length > 1 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {texts.lackingFirst(format.number(lacking))}
        </Typography>
      )}
      {ids.length === 0 && <Alert severity="info">{texts.previewNobody}</Alert>}
      {children(ids[at] ?? null)}
    </Stack>
  );
}
