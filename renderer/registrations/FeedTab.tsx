import { Box, Stack } from '@mui/material';
import { useEffect } from 'react';
import { dropsGoTo, droppedFile, takeDropped } from '../shared/dropped-file.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { ProgressLine } from '../shared/ProgressLine.tsx';
import { useStore } from '../shared/store.ts';
import { useTexts } from '../shared/texts/index.ts';
import { FeedChoice } from './FeedChoice.tsx';
import { FeedPreview } from './FeedPreview.tsx';
import { FeedResult } from './FeedResult.tsx';
import { feedRun, look } from './feed-run.ts';
import { PortalTabs } from './PortalTabs.tsx';

function Now() {
  const texts = useTexts().feed;
  const run = useStore(feedRun);
  switch (run.phase) {
    case 'none':
      return <FeedChoice failure={run.failure} />;
    case 'reading':
      return <ProgressLine label={texts.reading(run.file.name)} done={run.done} total={run.file.size} />;
    case 'read':
      return <FeedPreview file={run.file} preview={run.preview} />;
    case 'sending':
      return (
        <ProgressLine
          label={run.sent < run.file.size ? texts.sending(run.file.name) : texts.judging(run.file.name)}
          done={run.sent}
          total={run.sent < run.file.size ? run.file.size : 0}
        />
      );
    case 'loaded':
      return <FeedResult name={run.file.name} preview={run.preview} loaded={run.loaded} />;
  }
}

/** What the insurer tells in a file: contracts and letters; looked at first, then loaded line by line. */
export function FeedTab() {
  const { frame, feed: texts } = useTexts();
  const dropped = useStore(droppedFile);
  useEffect(() => {
    const before = dropsGoTo.get();
    dropsGoTo.set('/portal/feed');
    return () => dropsGoTo.set(before);
  }, []);
  useEffect(() => {
    const file = dropped === null ? null : takeDropped();
    if (file) void look(file);
  }, [dropped]);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader title={frame.screens.portal} note={texts.note} />
      <PortalTabs />
      <Stack sx={{ px: 3, py: 2, gap: 2, overflow: 'auto', maxWidth: 880 }}>
        <Now />
      </Stack>
    </Box>
  );
}
