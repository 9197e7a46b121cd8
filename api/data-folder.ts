import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where data lives when nobody says otherwise: the system’s usual place for a program’s data. */
export function usualDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Kapocs');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Kapocs');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'kapocs');
}
