import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { languages, speak, useLanguage, useFirstTexts } from '../shared/texts/index.ts';

export function LanguageChoice() {
  const texts = useFirstTexts().frame;
  const language = useLanguage();
  return (
    <ToggleButtonGroup size="small" exclusive value={language} aria-label={texts.language}>
      {languages.map((each) => (
        <ToggleButton key={each} value={each} lang={each} onClick={() => void speak(each)} sx={{ px: 1.25, py: 0.25 }}>
          {texts.languages[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
