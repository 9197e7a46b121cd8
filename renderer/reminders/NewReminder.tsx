import { Box, Step, StepLabel, Stepper } from '@mui/material';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { campaigns as promises, type Campaign } from '#contract/campaigns.ts';
import { filterIn } from '../shared/accounts-link.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { CheckStep } from './CheckStep.tsx';
import { type Plan, planOf, usePlanned } from './plan.ts';
import { WhatStep } from './WhatStep.tsx';
import { WhoStep } from './WhoStep.tsx';

/** A new reminder in three steps: whom, what, check. The address brings the clients, or a draft to go on with. */
export function NewReminder() {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  const draft = params.get('draft');
  if (draft !== null) return <FromDraft id={Number(draft)} />;
  const filter = filterIn(params);
  return (
    <Steps key={search} first={{ ...planOf(null), audience: Object.keys(filter).length > 0 ? { filter } : null }} />
  );
}

function FromDraft({ id }: { id: number }) {
  const query = useRead(promises.see, { id });
  return <Loaded query={query}>{(campaign) => <Steps key={id} first={planOf(campaign)} campaign={campaign} />}</Loaded>;
}

type StepsProps = { first: Plan; campaign?: Campaign };

function Steps({ first, campaign }: StepsProps) {
  const texts = useTexts().reminders;
  const [plan, setPlan] = useState(first);
  const [at, setAt] = useState(campaign === undefined ? 0 : 2);
  const planned = usePlanned(campaign?.id ?? null);
  const change = (part: Partial<Plan>): void => setPlan({ ...plan, ...part });
  const check = async (whole: Plan): Promise<void> => {
    setPlan(whole);
    await planned.keep(whole);
    setAt(2);
  };
  return (
    <Box sx={{ pb: 4 }}>
      <PageHeader title={texts.new} />
      <Box sx={{ px: 3, maxWidth: 1180 }}>
        <Stepper activeStep={at} sx={{ maxWidth: 560, mb: 3 }}>
          {Object.values(texts.steps).map((title) => (
            <Step key={title}>
              <StepLabel>{title}</StepLabel>
            </Step>
          ))}
        </Stepper>
        {at === 0 && <WhoStep audience={plan.audience} onNext={() => setAt(1)} />}
        {at === 1 && plan.audience !== null && (
          <WhatStep plan={plan} audience={plan.audience} onChange={change} onBack={() => setAt(0)} onNext={check} />
        )}
        {at === 2 && planned.id !== null && <CheckStep id={planned.id} onBack={() => setAt(1)} />}
      </Box>
    </Box>
  );
}
