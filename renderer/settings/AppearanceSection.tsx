import { FormControl, FormControlLabel, FormLabel, Paper, Radio, RadioGroup } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { languages, speak, useLanguage, useTexts } from '../shared/texts/index.ts';
import { schemes } from '../shared/theme/theme.ts';
import { Section } from './Section.tsx';

/** Language, light and dark: of this browser, not of the user. */
export function AppearanceSection() {
  const { frame: texts, settings } = useTexts();
  const language = useLanguage();
  const { mode, setMode } = useColorScheme();
  return (
    <Section title={settings.appearance} hint={settings.appearanceHint}>
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
    </Section>
  );
}
