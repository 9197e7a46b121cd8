/** What `--help` prints; docs/en/team.md tells the same at length. */
export const helpText = `Kapocs: back-office for insurance brokers.

  npm start -- [flags]        the desktop window, or the screens in the browser
  npm run serve -- [flags]    the same without a window: a server for the office

Flags win over the environment variable named beside them.

  --data DIR           KAPOCS_DATA          data folder
  --port N             KAPOCS_PORT          staff door, 47100 unless said otherwise; 0: any free port
  --portal-port N      KAPOCS_PORTAL_PORT   client door, 47101 unless said otherwise; off: shut
                       KAPOCS_DATABASE_URL  postgres://...: team mode
                       KAPOCS_KEY_FILE      key of the SQLite database

  --listen ADDRESS     KAPOCS_LISTEN        address both doors listen on, 127.0.0.1 unless said otherwise
  --hosts NAME,...     KAPOCS_HOSTS         names the doors answer to besides this machine's own
  --proxies ADDR,...   KAPOCS_PROXIES       reverse proxies whose X-Forwarded-For and -Proto are believed
  --tls-cert FILE      KAPOCS_TLS_CERT      certificate (PEM, with its chain) to speak TLS with
  --tls-key FILE       KAPOCS_TLS_KEY       its private key
  --plain-http         KAPOCS_PLAIN_HTTP=1  lets the proxies on other machines in without TLS
  --portal-url URL     KAPOCS_PORTAL_URL    where clients find their pages from outside

                       KAPOCS_METRICS_TOKEN opens /api/metrics to whoever bears it

  --demo[=N]           fills an empty data folder with N made-up accounts (2000); training
  --training           only the trial gateway sends
  --clock ISO          in training: the program's clock starts here
  --no-open            opens neither window nor browser
  --help               prints this`;
