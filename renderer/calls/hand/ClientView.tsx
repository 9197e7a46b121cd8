import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { AccountCard } from '#contract/accounts.ts';
import type { Id } from '#contract/basics.ts';
import { LEASE_SECONDS, type Held } from '#contract/calls.ts';
import { registrations } from '#contract/registrations.ts';
import { cardLink } from '../../shared/accounts-link.ts';
import { inHand } from '../../shared/client-in-hand.ts';
import { CardPart, Facts } from '../../shared/CardPart.tsx';
import { useToday } from '../../shared/clock.ts';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { StatusChip } from '../../shared/StatusChip.tsx';
import { useStore } from '../../shared/store.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { Timeline } from '../../shared/Timeline.tsx';
import { UnderWay } from '../../shared/UnderWay.tsx';
import type { Draft } from './hand.ts';
import { hiding } from './hidden-data.ts';
import { Identity } from './Identity.tsx';
import { isIdentified } from './identity.ts';
import { Key } from '../Key.tsx';
import { Phones } from './Phones.tsx';
import { ScriptText } from './ScriptText.tsx';
import { typed } from './use-hand.ts';
import { useTick } from './use-tick.ts';
import { clockWord } from '../words.ts';

type Card = UseQueryResult<AccountCard>;
type ClientViewProps = { draft: Draft; card: Card; onRelease: () => void };

/** The client in hand: script at the left; identity, registration, data and story at the right. */
export function ClientView({ draft, card, onRelease }: ClientViewProps) {
  const { calls: texts } = useTexts();
  const { held, said, phone, identified } = draft;
  const { task, script } = held;
  const ids = task.accounts.map(({ id }) => id).toSorted((a, b) => a - b);
  const nameOf = (id: Id): string => {
    if (identified) return task.accounts.find((each) => each.id === id)?.accountNumber ?? '';
    // by their ids: registering changes the order in which they are told
    return texts.nthAccount(ids.indexOf(id) + 1);
  };
  const hide = useMemo(() => hiding(held, card.data), [held, card.data]);
  const shown = identified ? asItIs : hide;
  return (
    <Stack sx={{ gap: 1.5, px: 3, py: 1.5 }}>
      <Head draft={draft} identified={identified} nameOf={nameOf} onRelease={onRelease} />
      <Phones task={task} dialled={phone} nameOf={nameOf} onDial={(number) => typed({ phone: number })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(0, 1.1fr) minmax(0, 1fr)' }, gap: 2 }}>
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <CardPart
            title={texts.script}
            action={
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {texts.scriptVersion(script.version)}
              </Typography>
            }
          >
            {script.text === '' ? (
              <Alert severity="warning">{texts.noScript}</Alert>
            ) : (
              <ScriptText text={shown(script.text)} />
            )}
          </CardPart>
        </Stack>
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <Loaded query={card}>
            {(known) => (
              <Identity
                card={known}
                said={said}
                done={identified}
                // once proved it stays so, also when the call goes on with another account of the person
                onSay={(answers) => typed({ said: answers, identified: identified || isIdentified(known, answers) })}
              />
            )}
          </Loaded>
          <Registration held={held} />
          {card.data && <Data card={card.data} shown={identified} />}
          {card.data && <Timeline entries={card.data.timeline} hide={shown} />}
        </Stack>
      </Box>
    </Stack>
  );
}

const asItIs = (text: string): string => text;

type HeadProps = { draft: Draft; identified: boolean; nameOf: (id: Id) => string; onRelease: () => void };

function Head({ draft: { held, lost }, identified, nameOf, onRelease }: HeadProps) {
  const { calls: texts, accounts: accountTexts } = useTexts();
  const format = useFormat();
  const today = useToday();
  const { account, task } = held;
  const facts = [
    identified ? account.accountNumber : texts.numberHidden,
    `${accountTexts.columns.deadline}: ${format.date(account.deadline)}`,
    texts.reasons[task.reason],
    texts.attempt(task.attempts + 1),
  ];
  return (
    <Box>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h1" component="h2" tabIndex={-1} data-client>
          {account.holderName}
        </Typography>
        <StatusChip status={account.status} overdue={account.overdue} />
        <Box sx={{ flex: 1 }} />
        {!lost && <LeaseClock />}
        <Button component={Link} to={cardLink(account.id)} size="small">
          {accountTexts.card.label}
        </Button>
        {!lost && (
          <Button size="small" onClick={onRelease}>
            {texts.release}
          </Button>
        )}
      </Stack>
      <Typography variant="body2" className="figures" sx={{ color: 'text.secondary' }}>
        {facts.join(' · ')}
      </Typography>
      {task.accounts.length > 1 && (
        <Stack direction="row" role="status" sx={{ columnGap: 2.5, rowGap: 0.5, flexWrap: 'wrap', mt: 0.5 }}>
          {task.accounts
            .toSorted((a, b) => a.id - b.id)
            .map(({ id, status, deadline, registeredAt, registeredOn }) => (
              <Stack key={id} direction="row" sx={{ gap: 0.75, alignItems: 'center' }}>
                <Typography variant="body2" className="figures">
                  {nameOf(id)}
                </Typography>
                <StatusChip status={status} overdue={deadline < today && (registeredAt ?? registeredOn) === null} />
              </Stack>
            ))}
        </Stack>
      )}
      {task.callback && (
        <Typography sx={{ mt: 0.5 }}>
          <strong>{texts.promised(format.instant(task.callback.at))}</strong>
          {task.callback.words !== '' && ` – „${task.callback.words}”`}
        </Typography>
      )}
      {task.why !== null && (
        <Typography sx={{ mt: 0.5 }}>
          <strong>{texts.whyCalled}:</strong> {task.why}
        </Typography>
      )}
      {task.voicemailLeft && (
        <Typography variant="body2" sx={{ color: 'warning.main', mt: 0.5 }}>
          {texts.voicemailLeft}
        </Typography>
      )}
    </Box>
  );
}

function LeaseClock() {
  const { calls: texts } = useTexts();
  const now = useTick();
  const held = useStore(inHand);
  if (!held) return null;
  const left = Math.max(0, LEASE_SECONDS - Math.max(0, Math.floor((now - held.renewedAt) / 1000)));
  return (
    <Typography
      variant="body2"
      className="figures"
      role="timer"
      title={texts.leaseHint}
      sx={{ color: 'text.secondary' }}
    >
      {texts.lease(clockWord(left))}
    </Typography>
  );
}

/** Where the client stands at the portal at this moment, what to ask for, and the help that can be given. */
function Registration({ held: { account } }: { held: Held }) {
  const texts = useTexts();
  const { data } = useRead(registrations.live, { id: account.id }, { topics: ['portal', 'accounts', 'outbox'] });
  const ask = texts.calls.ask[account.step];
  const helped = (data?.registration?.actions.length ?? 0) > 0;
  return (
    <CardPart title={texts.calls.registration} {...(helped ? { action: <Key aria-hidden>H</Key> } : {})}>
      <Typography aria-live="polite" sx={{ fontWeight: 650 }}>
        {texts.account.steps[account.step]}
      </Typography>
      {ask !== undefined && <Typography sx={{ mt: 0.5 }}>{ask}</Typography>}
      <Box data-help>{data?.registration && <UnderWay id={account.id} live={data.registration} />}</Box>
    </CardPart>
  );
}

/** What may be read out; hidden until the client has proved who it is. */
function Data({ card, shown }: { card: AccountCard; shown: boolean }) {
  const { calls: texts, accounts: words, common } = useTexts();
  const address = [card.postcode, card.town, card.street].filter(Boolean).join(' ');
  const value = (text: string | null): string => (shown ? (text ?? common.none) : texts.hidden);
  return (
    <CardPart title={texts.data}>
      <Facts
        facts={[
          [words.card.email, value(card.email)],
          [texts.address, value(address === '' ? null : address)],
          [texts.proofs.birthDate, value(card.birthDate)],
          [words.card.product, value(card.product)],
        ]}
      />
    </CardPart>
  );
}
