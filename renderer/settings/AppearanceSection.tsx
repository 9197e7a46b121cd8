import { FormControl, FormControlLabel, FormLabel, Paper, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { languages, speak, useLanguage, useTexts } from '../shared/texts/index.ts';
import { schemes } from '../shared/theme/theme.ts';

/** Language, light and dark: of this browser, not of the user. */
export function AppearanceSection() {
  const texts = useTexts().frame;
  const language = useLanguage();
  const { mode, setMode } = useColorScheme();
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography variant="h2">{texts.appearance}</Typography>
      <Paper variant="outlined" sx={{ p: 2.5, display: 'grid', gap: 2.5 }}>
        <FormControl>
          <FormLabel>{texts.language}</FormLabel>
          <RadioGroup row name="language" value={language}>
            {languages.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                lang={each}
                label={texts.languages[each]}
                control={<Radio onChange={() => void speak(each)} />}
              />
            ))}
          </RadioGroup>
        </FormControl>
        <FormControl>
          <FormLabel>{texts.appearance}</FormLabel>
          <RadioGroup row name="scheme" value={mode ?? 'system'}>
            {schemes.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                label={texts.schemes[each]}
                control={<Radio onChange={() => setMode(each)} />}
              />
            ))}
          </RadioGroup>
        </FormControl>
      </Paper>
    </Stack>
  );
}
