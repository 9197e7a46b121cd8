import { app } from 'electron';

/** Lets the program end only after `stop`. The returned function ends it with a code and one line on stderr. */
export function quitInOrder(stop: () => Promise<void>): (code: number, line: string) => void {
  let exitCode = 0;
  let leaving = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    void stop().finally(() => app.exit(exitCode));
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  process.on('SIGINT', () => app.quit());
  process.on('SIGTERM', () => app.quit());
  return (code, line) => {
    exitCode = code;
    process.stderr.write(`${line}\n`);
    app.quit();
  };
}
