import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import FolderSharedOutlined from '@mui/icons-material/FolderSharedOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import PlaylistAddCheckOutlined from '@mui/icons-material/PlaylistAddCheckOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import SpaceDashboardOutlined from '@mui/icons-material/SpaceDashboardOutlined';
import { type Command, type Screen, type LazySource } from './shared/screen.ts';
import { piece } from './shared/piece.ts';

/** The screens in the order of the navigation; the first one permitted is the start. */
export const screens: readonly Screen[] = [
  {
    name: 'overview',
    path: '/',
    icon: SpaceDashboardOutlined,
    right: 'dashboard:see',
    page: piece(async () => (await import('./dashboard/DashboardPage.tsx')).DashboardPage),
  },
  {
    name: 'accounts',
    path: '/accounts',
    icon: FolderSharedOutlined,
    right: 'accounts:see',
    page: piece(async () => (await import('./accounts/AccountsPage.tsx')).AccountsPage),
  },
  {
    name: 'reminders',
    path: '/reminders',
    icon: CampaignOutlined,
    right: 'campaigns:see',
    page: piece(async () => (await import('./reminders/RemindersPage.tsx')).RemindersPage),
  },
  {
    name: 'calls',
    path: '/calls',
    icon: PhoneInTalkOutlined,
    right: 'calls:work',
    page: piece(async () => (await import('./calls/CallsPage.tsx')).CallsPage),
  },
  {
    name: 'imports',
    path: '/imports',
    icon: PlaylistAddCheckOutlined,
    right: 'imports:run',
    page: piece(async () => (await import('./imports/ImportsPage.tsx')).ImportsPage),
  },
  {
    name: 'exports',
    path: '/exports',
    icon: FileDownloadOutlined,
    right: 'exports:make',
    page: piece(async () => (await import('./exports/ExportsPage.tsx')).ExportsPage),
  },
  {
    name: 'portal',
    path: '/portal',
    icon: HowToRegOutlined,
    right: 'portal:see',
    page: piece(async () => (await import('./registrations/PortalPage.tsx')).PortalPage),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: SettingsOutlined,
    right: 'settings:see',
    page: piece(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage),
  },
];

/** What Ctrl+K offers beside the screens. */
export const commands: readonly Command[] = [
  { title: (texts) => texts.reminders.new, right: 'campaigns:run', to: '/reminders/new' },
  { title: (texts) => texts.calls.next, right: 'calls:work', to: '/calls' },
  { title: (texts) => texts.imports.load, right: 'imports:run', to: '/imports' },
  { title: (texts) => texts.exports.new, right: 'exports:make', to: '/exports/new' },
];

/** What Ctrl+K searches; loaded when it is first opened. */
export const searchSources: readonly LazySource[] = [
  { right: 'accounts:see', load: async () => (await import('./accounts/client-search.ts')).clientSearch },
];
