/** Chromium's and Node's own switches that may stand among ours. */
const foreign =
  /^(--(user-data-dir|no-sandbox|ozone-platform|disable-gpu|disable-dev-shm-usage|force-device-scale-factor|lang|proxy-server|password-store|enable-logging|enable-features|disable-features|inspect|remote-debugging-port|allow-file-access-from-files|original-process-start-time)(=.*)?|-psn_.*|kapocs:.*)$/;

/** What of the command line is meant for Kapocs. Unpackaged, everything up to the program's folder belongs to Electron. */
export function ownArguments(argv: readonly string[], packaged: boolean): string[] {
  const start = packaged ? 1 : argv.findIndex((arg, at) => at > 0 && !arg.startsWith('-')) + 1;
  return argv.slice(start || argv.length).filter((arg) => !foreign.test(arg));
}
