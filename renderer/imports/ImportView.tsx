import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Button, Stack } from '@mui/material';
import { Link, useParams } from 'react-router';
import { imports, type Import } from '#contract/imports.ts';
import { settings } from '#contract/settings.ts';
import { ApiFailure } from '../shared/api-client.ts';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { Decisions } from './Decisions.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { Preview } from './Preview.tsx';
import { StateChip } from './StateChip.tsx';
import { Working } from './Working.tsx';

/** Hints tell of every piece done; this is for the case that one is lost. */
const LOOK_AGAIN_MS = 5_000;

/** One list, from its arrival to its undoing. */
export function ImportView() {
  const id = Number(useParams()['id']);
  const query = useRead(imports.one, { id }, { every: LOOK_AGAIN_MS });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      {query.data ? (
        <Shown list={query.data} />
      ) : (
        <Box sx={{ p: 3 }}>
          <Loaded query={query}>{() => null}</Loaded>
        </Box>
      )}
    </Box>
  );
}

function Shown({ list }: { list: Import }) {
  const { imports: texts } = useTexts();
  return (
    <>
      <PageHeader
        title={list.filename}
        note={<About list={list} />}
        actions={
          <>
            <Button component={Link} to="/imports" startIcon={<ArrowBack />}>
              {texts.back}
            </Button>
            <Decisions list={list} />
          </>
        }
      />
      <Body list={list} />
    </>
  );
}

function About({ list: { state, cohortId, listDay, appliedAt, undoneAt } }: { list: Import }) {
  const { imports: texts } = useTexts();
  const format = useFormat();
  const { data } = useRead(settings.cohorts, {});
  const cohort = data?.rows.find(({ id }) => id === cohortId);
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
      <StateChip state={state} />
      <span>{texts.forCohort(cohort?.name ?? '…', format.date(listDay))}</span>
      {appliedAt !== null && <span>{texts.appliedAt(format.instant(appliedAt))}</span>}
      {undoneAt !== null && <span>{texts.undoneAt(format.instant(undoneAt))}</span>}
    </Stack>
  );
}

function Body({ list }: { list: Import }) {
  switch (list.state) {
    case 'received':
    case 'reading':
    case 'applying':
    case 'undoing':
      return <Working list={list} />;
    case 'needs_mapping':
      return <Box sx={{ px: 3, pb: 4 }}>{list.mapping && <MappingPanel id={list.id} mapping={list.mapping} />}</Box>;
    case 'failed':
      return (
        <Box sx={{ px: 3, pb: 4 }}>
          <ErrorPanel failure={failureOf(list)} />
        </Box>
      );
    case 'preview':
    case 'applied':
    case 'undone':
      return <Preview list={list} />;
  }
}

const failureOf = ({ error }: Import): ApiFailure =>
  new ApiFailure(error?.code ?? 'INTERNAL', 0, error?.code ?? '', error?.details ?? {});
