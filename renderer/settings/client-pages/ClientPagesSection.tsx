import { MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { settings } from '#contract/settings.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { DeclarationsPart } from './DeclarationsPart.tsx';
import { InsurerKeysPart } from './InsurerKeysPart.tsx';
import { LegacyMailPart } from './LegacyMailPart.tsx';
import { LookPart } from './LookPart.tsx';
import { PaymentPart } from './PaymentPart.tsx';
import { Section } from '../Section.tsx';

/** What clients see of the insurer: its look, where they pay, what they agree to, what ends when. */
export function ClientPagesSection() {
  const texts = useTexts();
  const insurers = useRead(settings.insurers, {});
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Section title={texts.clientPages.title} hint={texts.clientPages.hint}>
      <Loaded query={insurers}>
        {({ rows }) => {
          const insurer = rows.find(({ id }) => id === chosen) ?? rows[0];
          if (insurer === undefined) return null;
          return (
            <Stack sx={{ gap: 2 }}>
              {rows.length > 1 && (
                <TextField
                  select
                  label={texts.settings.insurerFields.name}
                  value={String(insurer.id)}
                  onChange={({ target }) => setChosen(Number(target.value))}
                  sx={{ maxWidth: 360 }}
                >
                  {rows.map(({ id, name }) => (
                    <MenuItem key={id} value={String(id)}>
                      {name}
                    </MenuItem>
                  ))}
                </TextField>
              )}
              <LookPart key={`look-${insurer.id}`} insurer={insurer} />
              <PaymentPart key={`payment-${insurer.id}`} insurer={insurer} />
              <DeclarationsPart />
              <LegacyMailPart key={`legacy-${insurer.id}`} insurer={insurer} />
              <InsurerKeysPart key={`keys-${insurer.id}`} insurer={insurer} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
}
