import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import type { TimelineEntry } from '#contract/timeline.ts';
import { useFormat } from './format.ts';
import { useTexts } from './texts/index.ts';
import { CardPart } from './CardPart.tsx';
import { storyLine } from './story-line.ts';

const FEW = 8;

const asItIs = (text: string): string => text;
/** `hide`: takes out of texts what is not to be read yet */
type TimelineProps = { entries: readonly TimelineEntry[]; hide?: (text: string) => string };

/** Everything that happened with the client, the newest first: lists, messages with their text and fate, portal, calls. */
export function Timeline({ entries, hide = asItIs }: TimelineProps) {
  const { accounts, dashboard } = useTexts();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FEW);
  return (
    <CardPart title={accounts.card.timeline}>
      {entries.length === 0 && <Typography sx={{ color: 'text.secondary' }}>{accounts.card.emptyTimeline}</Typography>}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((entry, index) => (
          // entries have no identity of their own; the list only grows at its head
          <Entry key={`${entry.at} ${entry.kind} ${entries.length - index}`} entry={entry} hide={hide} />
        ))}
      </Box>
      {entries.length > FEW && (
        <Button size="small" className="no-print" onClick={() => setAll(!all)}>
          {all ? dashboard.showFew : dashboard.showAll(format.number(entries.length))}
        </Button>
      )}
    </CardPart>
  );
}

function Entry({ entry, hide }: { entry: TimelineEntry; hide: (text: string) => string }) {
  const texts = useTexts();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const { title, note } = storyLine(entry, texts);
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: '140px 1fr',
        columnGap: 1.5,
        py: 0.75,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography
        component="time"
        dateTime={entry.at}
        variant="body2"
        className="figures"
        sx={{ color: 'text.secondary' }}
      >
        {format.instant(entry.at)}
      </Typography>
      <Box sx={{ minWidth: 0 }}>
        <Typography component="span" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
        {entry.by !== null && (
          <Typography component="span" sx={{ color: 'text.secondary', ml: 0.75 }}>
            {texts.accounts.card.by(entry.by)}
          </Typography>
        )}
        {note !== '' && (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {hide(note)}
          </Typography>
        )}
        {entry.text !== '' && (
          <>
            <Button
              size="small"
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
              sx={{ ml: -1.25 }}
              className="no-print"
            >
              {texts.accounts.card.showText}
            </Button>
            {opened && (
              <Typography
                variant="body2"
                sx={{
                  whiteSpace: 'pre-wrap',
                  overflowWrap: 'anywhere',
                  bgcolor: 'background.default',
                  borderRadius: 1,
                  p: 1,
                }}
              >
                {hide(entry.text)}
              </Typography>
            )}
          </>
        )}
      </Box>
    </Box>
  );
}
