import ExpandLess from '@mui/icons-material/ExpandLess';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { smsRequestFields } from '#contract/sms-request.ts';
import { ChoiceField } from '../../shared/ChoiceField.tsx';
import type { Form } from '../../shared/form.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Pair } from '../gateways/Pair.tsx';
import type { SmsFields } from './sms-fields.ts';

const methods = { GET: 'GET', POST: 'POST', PUT: 'PUT' } as const;
const balanceMethods = { GET: 'GET', POST: 'POST' } as const;
const inside = ['url', 'headers', 'body', 'successPattern', 'referencePattern', 'timeoutSeconds'] as const;
const insideToo = ['balanceUrl', 'balanceBody', 'balanceAmount', 'balanceUnitPattern', 'balanceUnit'] as const;

type SmsRequestProps = {
  form: Form<SmsFields>;
  /** the provider's request is filled in: nobody has to read it */
  known: boolean;
};

/** The request itself and how its answer reads; opened where it has to be written, or has a fault. */
export function SmsRequest({ form, known }: SmsRequestProps) {
  const texts = useTexts().gateways;
  const [asked, setAsked] = useState(!known);
  const open = asked || [...inside, ...insideToo].some((name) => form.field(name, '').error);
  return (
    <Stack component="section" aria-label={texts.request} sx={{ gap: 1.75 }}>
      <Box>
        <Button
          size="small"
          aria-expanded={open}
          startIcon={open ? <ExpandLess /> : <ExpandMore />}
          onClick={() => setAsked(!open)}
        >
          {texts.request}
        </Button>
        {known && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {texts.requestHint}
          </Typography>
        )}
      </Box>
      {open && <Fields form={form} />}
      {open && !known && <BalanceRequest form={form} />}
    </Stack>
  );
}

function Fields({ form }: { form: Form<SmsFields> }) {
  const texts = useTexts().gateways;
  const marks = smsRequestFields.map((each) => `{{${each}}}`).join(' ');
  return (
    <>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '120px 1fr' } }}>
        <ChoiceField {...form.field('method', texts.method)} words={methods} />
        <TextField {...form.field('url', texts.url, texts.urlHint(marks))} autoComplete="off" />
      </Box>
      <Meanings />
      <TextField {...form.field('headers', texts.headers, texts.headersHint)} multiline minRows={2} />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '120px 1fr' } }}>
        <ChoiceField {...form.field('bodyKind', texts.bodyKind)} words={texts.bodyKinds} />
        {form.values.bodyKind !== 'none' && <TextField {...form.field('body', texts.body)} multiline minRows={2} />}
      </Box>
      <Pair>
        <TextField {...form.field('successPattern', texts.successPattern, texts.successHint)} />
        <TextField {...form.field('referencePattern', texts.referencePattern, texts.referenceHint)} />
        <TextField {...form.field('timeoutSeconds', texts.timeoutSeconds)} />
      </Pair>
    </>
  );
}

/** How the provider is asked what is left. */
function BalanceRequest({ form }: { form: Form<SmsFields> }) {
  const { gateways, balance: texts } = useTexts();
  const { none, form: asForm, json } = gateways.bodyKinds;
  return (
    <Stack component="fieldset" sx={{ gap: 1.75, border: 0, p: 0, m: 0 }}>
      <Typography component="legend" sx={{ fontWeight: 600, mb: 1.75 }}>
        {texts.request}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '120px 1fr' } }}>
        <ChoiceField {...form.field('balanceMethod', gateways.method)} words={balanceMethods} />
        <TextField {...form.field('balanceUrl', texts.url, texts.requestHint)} autoComplete="off" />
      </Box>
      {form.values.balanceMethod === 'POST' && (
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '120px 1fr' } }}>
          <ChoiceField {...form.field('balanceBodyKind', gateways.bodyKind)} words={{ none, form: asForm, json }} />
          <TextField {...form.field('balanceBody', gateways.body)} multiline minRows={2} />
        </Box>
      )}
      <Pair>
        <TextField {...form.field('balanceAmount', texts.amountPattern, texts.amountHint)} />
        <TextField {...form.field('balanceUnitPattern', texts.unitPattern, texts.unitHint)} />
        <TextField {...form.field('balanceUnit', texts.unit)} />
      </Pair>
    </Stack>
  );
}

/** What may be put into a request, and what each stands for. */
function Meanings() {
  const texts = useTexts().gateways;
  return (
    <Box component="details" sx={{ '& summary': { cursor: 'pointer', minHeight: 24, width: 'fit-content' } }}>
      <summary>{texts.fieldsTitle}</summary>
      <Box
        component="dl"
        sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.25, m: 0, mt: 1 }}
      >
        {smsRequestFields.flatMap((field) => [
          <Typography
            key={`${field}-name`}
            component="dt"
            variant="body2"
            className="figures"
          >{`{{${field}}}`}</Typography>,
          <Typography key={field} component="dd" variant="body2" sx={{ m: 0, color: 'text.secondary' }}>
            {texts.requestFields[field]}
          </Typography>,
        ])}
      </Box>
    </Box>
  );
}
