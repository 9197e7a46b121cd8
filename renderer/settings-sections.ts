import PaletteOutlined from '@mui/icons-material/PaletteOutlined';
import { lazyPage, type SettingsSection } from './shared/screen.ts';

/** The sections of the settings, in order; any feature may add one. */
export const settingsSections: readonly SettingsSection[] = [
  {
    path: 'appearance',
    title: (texts) => texts.frame.appearance,
    icon: PaletteOutlined,
    right: 'self:use',
    page: lazyPage(async () => (await import('./settings/AppearanceSection.tsx')).AppearanceSection),
  },
];
