import CallOutlined from '@mui/icons-material/CallOutlined';
import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import type { Id } from '#contract/basics.ts';
import type { HeldTask } from '#contract/calls.ts';
import { dialAddress } from '#contract/dial.ts';
import { secondsOf, startTalk, stopTalk, talk } from '../../shared/calls-in-hand.ts';
import { useFormat } from '../../shared/format.ts';
import { openOutside } from '../../shared/outside.ts';
import { useStore } from '../../shared/store.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { dialWay } from './dial-way.ts';
import { Key } from '../Key.tsx';
import { useTick } from './use-tick.ts';
import { clockWord } from '../words.ts';

type PhonesProps = {
  task: HeldTask;
  dialled: string | null;
  /** what an account is called as long as, or once, the client has proved who it is */
  nameOf: (accountId: Id) => string;
  onDial: (phone: string) => void;
};

/** The numbers of a client, each one press away and with its account where there are several, and the clock of the talk. */
export function Phones({ task: { id: taskId, avoid, phones: known, accounts }, dialled, nameOf, onDial }: PhonesProps) {
  const { calls: texts } = useTexts();
  const format = useFormat();
  const way = useStore(dialWay);
  const why = new Map(avoid.map((each) => [each.phone, each.why]));
  const phones = known.filter(({ phone }) => !why.has(phone));
  const whose = (ids: readonly Id[]): string => (accounts.length > 1 ? ids.map(nameOf).join(', ') : '');
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      {phones.length === 0 && <Typography sx={{ color: 'error.main' }}>{texts.noPhone}</Typography>}
      {phones.map(({ phone, accountIds }, at) => {
        const address = dialAddress(phone, way);
        const isDialled = phone === dialled;
        return (
          <Button
            key={phone}
            component="a"
            href={address ?? undefined}
            disabled={address === null}
            data-dial={at}
            variant={at === 0 ? 'contained' : 'outlined'}
            startIcon={isDialled ? <PhoneInTalkOutlined /> : <CallOutlined />}
            title={isDialled ? texts.dialled : texts.dialShort}
            aria-description={isDialled ? texts.dialled : undefined}
            {...(isDialled ? { 'data-dialled': '' } : {})}
            {...(at === 0 ? { 'aria-keyshortcuts': 'D' } : {})}
            onClick={(event: React.MouseEvent<HTMLAnchorElement>) => {
              openOutside(event);
              startTalk(taskId);
              onDial(phone);
            }}
          >
            <span className="figures">{format.phone(phone)}</span>
            {whose(accountIds) !== '' && (
              <Box component="span" className="figures" sx={{ ml: 1, fontWeight: 400 }}>
                {whose(accountIds)}
              </Box>
            )}
            {at === 0 && (
              <Key aria-hidden sx={{ ml: 1 }}>
                D
              </Key>
            )}
          </Button>
        );
      })}
      {known
        .filter(({ phone }) => why.has(phone))
        .map(({ phone }) => (
          <Typography key={phone} variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
            <s>{format.phone(phone)}</s> {texts.avoid[why.get(phone) ?? 'dead']}
          </Typography>
        ))}
      <TalkClock taskId={taskId} />
    </Stack>
  );
}

function TalkClock({ taskId }: { taskId: number }) {
  const { calls: texts } = useTexts();
  const now = useTick();
  const known = useStore(talk);
  const mine = known?.taskId === taskId ? known : null;
  const runs = mine !== null && mine.since !== null;
  return (
    <Stack direction="row" sx={{ gap: 0.5, alignItems: 'center' }}>
      <Button size="small" onClick={() => (runs ? stopTalk() : startTalk(taskId))}>
        {runs ? texts.stop : texts.start}
      </Button>
      <Typography component="span" className="figures" aria-label={texts.talk} role="timer" sx={{ fontWeight: 650 }}>
        {clockWord(mine ? secondsOf(now, mine) : 0)}
      </Typography>
    </Stack>
  );
}
