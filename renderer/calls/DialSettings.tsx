import { MenuItem, Stack, TextField } from '@mui/material';
import { dialSchemes } from '#contract/dial.ts';
import { useStore } from '../shared/store.ts';
import { useTexts } from '../shared/texts/index.ts';
import { dialWay } from './hand/dial-way.ts';

/** By what this computer telephones; remembered here. */
export function DialSettings() {
  const { calls: texts } = useTexts();
  const way = useStore(dialWay);
  const scheme = (value: string): void =>
    dialWay.set({ ...way, scheme: dialSchemes.find((each) => each === value) ?? 'tel' });
  return (
    <Stack direction="row" sx={{ gap: 1.5, maxWidth: 560 }}>
      <TextField select label={texts.dialWay} value={way.scheme} onChange={({ target }) => scheme(target.value)}>
        {dialSchemes.map((each) => (
          <MenuItem key={each} value={each}>
            {texts.dialWays[each]}
          </MenuItem>
        ))}
      </TextField>
      {way.scheme === 'sip' && (
        <TextField
          label={texts.dialDomain}
          value={way.domain}
          onChange={({ target }) => dialWay.set({ ...way, domain: target.value.replace(/[^\w.-]/g, '') })}
        />
      )}
    </Stack>
  );
}
