/* Loaded before the program: its clock goes ahead (or behind) by so many minutes, as one that somebody has set. */
const ahead = Number(process.env['KAPOCS_TEST_AHEAD_MINUTES'] ?? 0) * 60_000;
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + ahead] : args) as Date,
  get: (target, name) => (name === 'now' ? () => RealDate.now() + ahead : (Reflect.get(target, name) as unknown)),
});
