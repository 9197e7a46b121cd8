type Environment = Readonly<Record<string, string | undefined>>;

/** Where data lives when nobody says otherwise: the system’s usual place for a program’s data. */
export function usualDataFolder(platform: string, env: Environment, home: string): string {
  if (platform === 'win32') return `${env['LOCALAPPDATA'] ?? `${home}\\AppData\\Local`}\\Kapocs`;
  // one level deeper than the folder Electron keeps for itself
  if (platform === 'darwin') return `${home}/Library/Application Support/Kapocs/data`;
  return `${env['XDG_DATA_HOME'] ?? `${home}/.local/share`}/kapocs`;
}
