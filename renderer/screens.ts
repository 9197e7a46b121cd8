import FolderSharedOutlined from '@mui/icons-material/FolderSharedOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import SpaceDashboardOutlined from '@mui/icons-material/SpaceDashboardOutlined';
import { type Command, lazyPage, type Screen, type LazySource } from './shared/screen.ts';

/** The screens in the order of the navigation; the first one permitted is the start. */
export const screens: readonly Screen[] = [
  {
    name: 'overview',
    path: '/',
    icon: SpaceDashboardOutlined,
    right: 'dashboard:see',
    page: lazyPage(async () => (await import('./dashboard/DashboardPage.tsx')).DashboardPage),
  },
  {
    name: 'accounts',
    path: '/accounts',
    icon: FolderSharedOutlined,
    right: 'accounts:see',
    page: lazyPage(async () => (await import('./accounts/AccountsPage.tsx')).AccountsPage),
  },
  {
    name: 'portal',
    path: '/portal',
    icon: HowToRegOutlined,
    right: 'portal:see',
    page: lazyPage(async () => (await import('./registrations/RegistrationsPage.tsx')).RegistrationsPage),
  },
  {
    name: 'settings',
    path: '/settings',
    icon: SettingsOutlined,
    right: 'settings:see',
    page: lazyPage(async () => (await import('./settings/SettingsPage.tsx')).SettingsPage),
  },
];

/** What Ctrl+K offers beside the screens. */
export const commands: readonly Command[] = [];

/** What Ctrl+K searches; loaded when it is first opened. */
export const searchSources: readonly LazySource[] = [
  { right: 'accounts:see', load: async () => (await import('./accounts/client-search.ts')).clientSearch },
];
