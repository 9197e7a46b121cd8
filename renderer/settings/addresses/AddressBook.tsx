import Search from '@mui/icons-material/Search';
import { Button, InputAdornment, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { channels, type Channel } from '#contract/outbox.ts';
import { useFormat } from '../../shared/format.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { typedPhone } from '../../shared/typed-phone.ts';

const FIRST = 100;
const MOST = 500;

export type AddressAsk = { channel?: Channel; address?: string; limit: number };

/** Shorter than this is no address yet. */
const SHORTEST = 3;

/** What is looked for among many addresses, and how many of them are shown. An address is found whole: it is kept as a hash. */
export function useAddressAsk() {
  const [channel, setChannel] = useState<Channel | ''>('');
  const [typed, setTyped] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const wanted = useDeferredValue(typed.trim());
  const address = wanted.includes('@') || channel === 'email' ? wanted : typedPhone(wanted);
  const ask: AddressAsk = {
    limit,
    ...(channel === '' ? {} : { channel }),
    ...(address.length < SHORTEST ? {} : { address }),
  };
  return { ask, channel, setChannel, typed, setTyped, more: () => setLimit(MOST) };
}
export type AddressSearch = ReturnType<typeof useAddressAsk>;

/** Looks for an address, or narrows to a channel. */
export function AddressFilter({ search: { channel, setChannel, typed, setTyped } }: { search: AddressSearch }) {
  const { gateways: texts, consents, reminders } = useTexts();
  return (
    <Stack direction="row" sx={{ gap: 1.5, maxWidth: 640 }}>
      <TextField
        type="search"
        label={texts.address}
        placeholder={consents.wholeAddress}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        autoComplete="off"
        slotProps={{
          inputLabel: { shrink: true },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Search fontSize="small" />
              </InputAdornment>
            ),
          },
        }}
      />
      <TextField
        select
        label={texts.channel}
        value={channel}
        onChange={({ target }) => setChannel(channels.find((each) => each === target.value) ?? '')}
        sx={{ width: 200, flex: 'none' }}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{reminders.allChannels}</MenuItem>
        {channels.map((each) => (
          <MenuItem key={each} value={each}>
            {texts.titles[each]}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
}

type ShownOfProps = { shown: number; total: number; search: AddressSearch };

/** How many of how many stand above, and the way to more. */
export function ShownOf({ shown, total, search: { ask, more } }: ShownOfProps) {
  const texts = useTexts().consents;
  const format = useFormat();
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'center' }}>
      <Typography role="status" className="figures" variant="body2" sx={{ color: 'text.secondary' }}>
        {shown < total ? texts.shownOf(format.number(shown), format.number(total)) : texts.count(format.number(total))}
        {shown < total && ask.limit === MOST && ` ${texts.searchForMore}`}
      </Typography>
      {shown < total && ask.limit < MOST && (
        <Button size="small" onClick={more}>
          {texts.more}
        </Button>
      )}
    </Stack>
  );
}
