import { Chip, Stack } from '@mui/material';
import type { Campaign } from '#contract/campaigns.ts';
import { type MessageReason, messageReasons, messageStates, type MessageState } from '#contract/outbox.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Which messages of a campaign are looked at. */
export type Chosen = { state?: MessageState; reason?: MessageReason };

type CampaignCountsProps = { campaign: Campaign; chosen: Chosen; onChoose: (chosen: Chosen) => void };

/** Messages by what became of them, and those of the chosen kind by why; each opens its rows. */
export function CampaignCounts({ campaign: { counts, reasons }, chosen, onChoose }: CampaignCountsProps) {
  const { story, reminders: texts } = useTexts();
  const { state, reason } = chosen;
  const whys = messageReasons.flatMap((each) => {
    const found = reasons.filter((row) => row.state === state && row.reason === each);
    return found.length === 0 ? [] : [{ why: each, count: found.reduce((sum, row) => sum + row.count, 0) }];
  });
  return (
    <>
      <Stack direction="row" role="group" aria-label={texts.messages} sx={{ gap: 0.75, flexWrap: 'wrap' }}>
        {messageStates.map((each) => (
          <Count
            key={each}
            word={story.messageStates[each]}
            count={counts[each] ?? 0}
            pressed={each === state}
            onPress={() => onChoose(each === state ? {} : { state: each })}
          />
        ))}
      </Stack>
      {state !== undefined && whys.length > 0 && (
        <Stack
          direction="row"
          role="group"
          aria-label={texts.messageColumns.reason}
          sx={{ gap: 0.75, flexWrap: 'wrap' }}
        >
          {whys.map(({ why, count }) => (
            <Count
              key={why}
              word={story.messageReasons[why]}
              count={count}
              pressed={why === reason}
              onPress={() => onChoose(why === reason ? { state } : { state, reason: why })}
            />
          ))}
        </Stack>
      )}
    </>
  );
}

type CountProps = { word: string; count: number; pressed: boolean; onPress: () => void };

function Count({ word, count, pressed, onPress }: CountProps) {
  const format = useFormat();
  if (count === 0) return null;
  return (
    <Chip
      className="figures"
      label={`${word}: ${format.number(count)}`}
      variant={pressed ? 'filled' : 'outlined'}
      color={pressed ? 'primary' : 'default'}
      aria-pressed={pressed}
      onClick={onPress}
    />
  );
}
