import { Box, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { clientPages as promises, type Declaration } from '#contract/client-pages.ts';
import { useToday } from '../../shared/clock.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useForm } from '../../shared/form.ts';
import { filled } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

type DialogProps = { former: Declaration | null; onClose: () => void };

/** A new wording of a text, or another text, in both languages, with what clients will see of it. */
export function DeclarationDialog({ former, onClose }: DialogProps) {
  const texts = useTexts();
  const words = texts.clientPages;
  const today = useToday();
  const write = useWrite(promises.writeDeclaration, ['settings']);
  const [mandatory, setMandatory] = useState(former?.mandatory ?? true);
  const form = useForm({
    first: {
      titleHu: former?.titleHu ?? '',
      textHu: former?.textHu ?? '',
      titleEn: former?.titleEn ?? '',
      textEn: former?.textEn ?? '',
      validFrom: '',
    },
    check: ({ titleHu, textHu, titleEn, textEn, validFrom }) => ({
      titleHu: filled(titleHu, texts),
      textHu: filled(textHu, texts),
      titleEn: filled(titleEn, texts),
      textEn: filled(textEn, texts),
      validFrom: validFrom !== '' && validFrom < today ? words.validFromPast : undefined,
    }),
    send: async ({ validFrom, ...written }) => {
      await write.mutateAsync({
        ...written,
        mandatory,
        ...(former === null ? {} : { name: former.name }),
        ...(validFrom === '' ? {} : { validFrom }),
      });
      toast(texts.common.saved);
      onClose();
    },
  });
  const { titleHu, textHu, titleEn, textEn } = form.values;
  const long = { multiline: true, minRows: 5, maxRows: 10 } as const;
  return (
    <FormDialog
      title={former === null ? words.addDeclaration : words.newVersionOf(former.titleHu)}
      form={form}
      onClose={onClose}
      maxWidth="md"
    >
      <Box sx={{ display: 'grid', gap: 1.75, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <TextField {...form.field('titleHu', words.titleHu)} lang="hu" autoFocus autoComplete="off" />
        <TextField {...form.field('titleEn', words.titleEn)} lang="en" autoComplete="off" />
        <TextField {...form.field('textHu', words.textHu)} lang="hu" {...long} />
        <TextField {...form.field('textEn', words.textEn)} lang="en" {...long} />
        <TextField
          {...form.field('validFrom', words.validFrom, words.validFromHint)}
          type="date"
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <FormControlLabel
          control={<Switch checked={mandatory} onChange={(_event, on) => setMandatory(on)} />}
          label={words.mandatorySwitch}
        />
        <Preview language="hu" label={words.previewHu} title={titleHu} text={textHu} />
        <Preview language="en" label={words.previewEn} title={titleEn} text={textEn} />
      </Box>
    </FormDialog>
  );
}

type PreviewProps = { language: 'hu' | 'en'; label: string; title: string; text: string };

/** The text as the page of the fifth step sets it. */
function Preview({ language, label, title, text }: PreviewProps) {
  const words = useTexts().clientPages;
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }}>
      <Typography component="figcaption" variant="caption" sx={{ color: 'text.secondary' }}>
        {`${words.preview} – ${label}`}
      </Typography>
      <Box lang={language} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
        <Typography sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Typography>
      </Box>
    </Box>
  );
}
