import PrintOutlined from '@mui/icons-material/PrintOutlined';
import { Box, Button, GlobalStyles } from '@mui/material';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { Attention } from './Attention.tsx';
import { Curve } from './Curve.tsx';
import { Funnel } from './Funnel.tsx';
import { Intermediaries } from './Intermediaries.tsx';
import { NothingYet } from './NothingYet.tsx';
import { PeriodCards } from './PeriodCards.tsx';
import { Placeholder } from './Placeholder.tsx';
import { Standing } from './Standing.tsx';
import { type Period, useDashboard } from './use-dashboard.ts';

const paper = <GlobalStyles styles={{ '@page': { size: 'A4', margin: '12mm' } }} />;

/** Where the registrations of a renewal period stand. Every number opens the clients it counts. */
export function DashboardPage() {
  const texts = useOverviewTexts();
  const format = useFormat();
  const { cohorts, period, choose, failure, retry } = useDashboard();
  return (
    <>
      {paper}
      <PageHeader
        title={texts.frame.screens.overview}
        note={
          period && (
            <>
              {period.standing.name} · <time dateTime={period.at}>{texts.common.asOf(format.instant(period.at))}</time>
            </>
          )
        }
        actions={
          period && (
            <Button startIcon={<PrintOutlined />} onClick={() => print()}>
              {texts.dashboard.print}
            </Button>
          )
        }
      />
      <Box sx={{ display: 'grid', gap: 2, px: 3, pb: 4, '@media print': { px: 0 } }}>
        {failure !== null && <ErrorPanel failure={failure} onRetry={retry} />}
        {cohorts && <PeriodCards cohorts={cohorts} chosen={period?.standing.id} onChoose={choose} />}
        {period && <Panels period={period} />}
        {cohorts?.length === 0 && <NothingYet what="period" />}
        {cohorts === undefined && failure === null && <Placeholder />}
      </Box>
    </>
  );
}

function Panels({ period }: { period: Period }) {
  const { byStatus } = period.detail;
  if (Object.values(byStatus).every((n) => n === 0)) return <NothingYet what="accounts" />;
  return (
    <>
      <Standing period={period} />
      <Attention period={period} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(460px, 100%), 1fr))' }}>
        <Curve period={period} />
        <Funnel period={period} />
      </Box>
      <Intermediaries period={period} />
    </>
  );
}
