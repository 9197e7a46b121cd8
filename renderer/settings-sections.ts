import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import BackupOutlined from '@mui/icons-material/BackupOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import DesktopWindowsOutlined from '@mui/icons-material/DesktopWindowsOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import EventOutlined from '@mui/icons-material/EventOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import PaletteOutlined from '@mui/icons-material/PaletteOutlined';
import PhoneIphoneOutlined from '@mui/icons-material/PhoneIphoneOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import type { SettingsSection } from './shared/screen.ts';
import { piece } from './shared/piece.ts';

/** The sections of the settings, in order; any feature may add one. */
export const settingsSections: readonly SettingsSection[] = [
  {
    path: 'account',
    title: (texts) => texts.settings.account,
    icon: AccountCircleOutlined,
    right: 'self:use',
    page: piece(async () => (await import('./settings/people/AccountSection.tsx')).AccountSection),
  },
  {
    path: 'users',
    title: (texts) => texts.settings.users,
    icon: GroupOutlined,
    right: 'users:manage',
    page: piece(async () => (await import('./settings/people/UsersSection.tsx')).UsersSection),
  },
  {
    path: 'intermediaries',
    title: (texts) => texts.settings.intermediaries,
    icon: HandshakeOutlined,
    right: 'intermediaries:see',
    page: piece(async () => (await import('./settings/people/IntermediariesSection.tsx')).IntermediariesSection),
  },
  {
    path: 'insurers',
    title: (texts) => texts.settings.insurers,
    icon: EventOutlined,
    right: 'insurers:see',
    page: piece(async () => (await import('./settings/insurers/InsurersSection.tsx')).InsurersSection),
  },
  {
    path: 'client-pages',
    title: (texts) => texts.clientPages.title,
    icon: PhoneIphoneOutlined,
    right: 'insurers:change',
    page: piece(async () => (await import('./settings/client-pages/ClientPagesSection.tsx')).ClientPagesSection),
  },
  {
    path: 'gateways',
    title: (texts) => texts.gateways.title,
    icon: OutboxOutlined,
    right: 'gateways:manage',
    page: piece(async () => (await import('./settings/gateways/GatewaysSection.tsx')).GatewaysSection),
  },
  {
    path: 'hours',
    title: (texts) => texts.gateways.hoursTitle,
    icon: ScheduleOutlined,
    right: 'settings:see',
    page: piece(async () => (await import('./settings/HoursSection.tsx')).HoursSection),
  },
  {
    path: 'sending-rules',
    title: (texts) => texts.gateways.rulesTitle,
    icon: RuleOutlined,
    right: 'settings:see',
    page: piece(async () => (await import('./settings/SendingRulesSection.tsx')).SendingRulesSection),
  },
  {
    path: 'suppressions',
    title: (texts) => texts.gateways.suppressionTitle,
    icon: DoNotDisturbOnOutlined,
    right: 'suppressions:manage',
    page: piece(async () => (await import('./settings/addresses/SuppressionsSection.tsx')).SuppressionsSection),
  },
  {
    path: 'consents',
    title: (texts) => texts.consents.title,
    icon: CampaignOutlined,
    right: 'suppressions:manage',
    page: piece(async () => (await import('./settings/addresses/ConsentsSection.tsx')).ConsentsSection),
  },
  {
    path: 'backups',
    title: (texts) => texts.house.backups,
    icon: BackupOutlined,
    right: 'backups:manage',
    page: piece(async () => (await import('./settings/backups/BackupsSection.tsx')).BackupsSection),
  },
  {
    path: 'history',
    title: (texts) => texts.house.history,
    icon: HistoryOutlined,
    right: 'history:see',
    page: piece(async () => (await import('./settings/history/HistorySection.tsx')).HistorySection),
  },
  {
    path: 'appearance',
    title: (texts) => texts.settings.appearance,
    icon: PaletteOutlined,
    right: 'self:use',
    page: piece(async () => (await import('./settings/AppearanceSection.tsx')).AppearanceSection),
  },
  {
    path: 'desktop',
    title: (texts) => texts.desktop.title,
    icon: DesktopWindowsOutlined,
    right: 'self:use',
    inWindowOnly: true,
    page: piece(async () => (await import('./settings/DesktopSection.tsx')).DesktopSection),
  },
];
