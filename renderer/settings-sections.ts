import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import PaletteOutlined from '@mui/icons-material/PaletteOutlined';
import { lazyPage, type SettingsSection } from './shared/screen.ts';

/** The sections of the settings, in order; any feature may add one. */
export const settingsSections: readonly SettingsSection[] = [
  {
    path: 'account',
    title: (texts) => texts.settings.account,
    icon: AccountCircleOutlined,
    right: 'self:use',
    page: lazyPage(async () => (await import('./settings/AccountSection.tsx')).AccountSection),
  },
  {
    path: 'users',
    title: (texts) => texts.settings.users,
    icon: GroupOutlined,
    right: 'users:manage',
    page: lazyPage(async () => (await import('./settings/UsersSection.tsx')).UsersSection),
  },
  {
    path: 'intermediaries',
    title: (texts) => texts.settings.intermediaries,
    icon: HandshakeOutlined,
    right: 'intermediaries:see',
    page: lazyPage(async () => (await import('./settings/IntermediariesSection.tsx')).IntermediariesSection),
  },
  {
    path: 'insurers',
    title: (texts) => texts.settings.insurers,
    icon: EventOutlined,
    right: 'insurers:see',
    page: lazyPage(async () => (await import('./settings/InsurersSection.tsx')).InsurersSection),
  },
  {
    path: 'appearance',
    title: (texts) => texts.settings.appearance,
    icon: PaletteOutlined,
    right: 'self:use',
    page: lazyPage(async () => (await import('./settings/AppearanceSection.tsx')).AppearanceSection),
  },
];
