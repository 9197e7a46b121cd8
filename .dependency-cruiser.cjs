// Who may import whom. Every rule is an error; a structure test plants a violation of each.
const folders = '^(main|preload|renderer|contract|api|db|tests)/';
const startedByPath =
  '(^[.]|[.]d[.]ts$|^tests/|^bench/|[.]config[.]|[.]worker[.]ts$|-thread[.]ts$|^api/(server|utility)[.]ts$|^main/index[.]ts$|^preload/index[.]ts$|^renderer/(portal/)?main[.]tsx$)';

const onlySees = (name, from, may, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: folders, pathNot: may },
});
const noPackage = (name, from, packages, comment) => ({
  name,
  comment,
  severity: 'error',
  from,
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
});
const never = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-circular', {}, { circular: true }, 'a cycle has no first file to read'),
    never('no-orphans', { orphan: true, pathNot: startedByPath }, {}, 'nobody needs it'),
    never('resolvable', {}, { couldNotResolve: true }, 'every import exists'),
    onlySees('contract-stands-alone', '^contract/', '^contract/', 'shared words and pure rules sit at the bottom'),
    onlySees('renderer-sees-only-contract', '^renderer/', '^(renderer|contract)/', 'screens reach data over HTTP only'),
    onlySees('preload-sees-only-contract', '^preload/', '^(preload|contract)/', 'the bridge carries no logic'),
    onlySees(
      'main-sees-only-contract',
      '^main/',
      '^(main|contract)/',
      'the API is a process, never a module of the shell',
    ),
    onlySees('db-sees-only-contract', '^db/', '^(db|contract)/', 'tables know no business'),
    onlySees('api-sees-db-and-contract', '^api/', '^(api|db|contract)/', 'the API also runs without Electron'),
    noPackage(
      'electron-only-in-shell',
      { pathNot: '^(main|preload|tests)/' },
      'electron',
      'the API is also a plain Node server',
    ),
    noPackage(
      'contract-only-zod',
      { path: '^contract/' },
      'knex|fastify|electron|react|react-dom|@mui/.+|axios|nodemailer|liquidjs|libphonenumber-js|node:.+',
      'runs in every process',
    ),
    noPackage(
      'http-only-at-the-edge',
      { path: '^api/', pathNot: '^api/[^/]+[.]ts$' },
      'fastify|@fastify/.+',
      'features never see the web framework',
    ),
    noPackage(
      'knex-only-in-sql',
      { path: '^(api|main|renderer|preload)/', pathNot: '[.]sql[.]ts$' },
      'knex',
      'queries live in *.sql.ts',
    ),
    never(
      'sql-behind-its-feature',
      { path: '^api/([^/]+)/' },
      { path: '^api/[^/]+/.+[.](sql|routes|job)[.]ts$', pathNot: '^api/$1/' },
      'ask the other feature, not its tables',
    ),
    never(
      'sql-sees-only-db',
      { path: '[.]sql[.]ts$' },
      { path: '^api/', pathNot: '[.]sql[.]ts$' },
      'queries know no business',
    ),
    never(
      'routes-are-leaves',
      { path: '^(api|db|contract|main|preload|renderer)/', pathNot: '^api/(staff|portal)-door[.]ts$' },
      { path: '[.]routes[.]ts$' },
      'only doors open routes',
    ),
    never(
      'client-door-is-narrow',
      { path: '^api/portal-door[.]ts$' },
      { path: '[.]routes[.]ts$', pathNot: '^api/(portal|mailbox)/' },
      'the client door cannot reach a staff route even by mistake',
    ),
    never(
      'staff-door-has-no-portal',
      { path: '^api/staff-door[.]ts$' },
      { path: '^api/(portal|mailbox)/.+[.]routes[.]ts$' },
      'two doors',
    ),
    never(
      'jobs-are-leaves',
      { path: '^(api|db)/', pathNot: '^api/start[.]ts$' },
      { path: '[.]job[.]ts$' },
      'only start.ts runs jobs',
    ),
    never(
      'gateways-plugged-at-start',
      { path: '^api/', pathNot: '^api/(start[.]ts|outbox/gateways/)' },
      { path: '^api/outbox/gateways/(?!gateway[.]ts)' },
      'others see the interface',
    ),
    never(
      'screens-do-not-import-each-other',
      { path: '^renderer/([^/]+)/.+' },
      { path: '^renderer/[^/]+/.+', pathNot: '^renderer/($1|shared)/' },
      'a screen is its own room',
    ),
    never(
      'client-pages-are-separate',
      { path: '^renderer/', pathNot: '^renderer/portal/' },
      { path: '^renderer/portal/' },
      'client pages never meet staff pages',
    ),
    never('no-tests-in-product', { pathNot: '^(tests|bench)/' }, { path: '^(tests|bench)/' }, 'tests stay outside'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
