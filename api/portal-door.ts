import type { FastifyInstance } from 'fastify';
import { unsubscribing } from '#contract/unsubscribe.ts';
import type { Context } from './context.ts';
import { openDoor, type DoorSettings } from './door.ts';
import { servePages } from './pages.ts';
import { mailboxRoutes } from './mailbox/mailbox.routes.ts';
import { clientRoutes } from './portal/portal.routes.ts';
import { serviceRoutes } from './portal/services.routes.ts';
import { smsReportRoutes } from './portal/sms-report.routes.ts';
import { askingPage, pageHeaders } from './portal/unsubscribe-page.ts';
import { unsubscribeRoutes } from './portal/unsubscribe.routes.ts';
import type { Route } from './route.ts';
import { serve, serveOtherMethods, type Entrance } from './serve.ts';

export const PORTAL_COOKIE = 'kapocs_portal';
export const MAILBOX_COOKIE = 'kapocs_mailbox';

/** Every address of the client door: portal and mailbox routes, nothing else. */
export const portalRoutes: readonly Route[] = [
  ...clientRoutes,
  ...serviceRoutes,
  ...mailboxRoutes,
  ...unsubscribeRoutes,
  ...smsReportRoutes,
];

// Clients carry their own sessions, which the portal's functions check; staff sessions mean nothing here.
const entrance = (ctx: Context, cookie: string): Entrance => ({ cookie, enter: async () => ctx });

export type PortalDoor = Omit<DoorSettings, 'name' | 'log' | 'meter'> & { ctx: Context; pages: string };

/** The door for clients, on a port of its own. */
export async function openPortalDoor({ ctx, pages, ...network }: PortalDoor): Promise<FastifyInstance> {
  const app = await openDoor({ name: 'client', log: ctx.log, meter: ctx.meter, ...network });
  // Who is logged in to one portal is not to the other: each has its own cookie.
  for (const each of [...clientRoutes, ...serviceRoutes, ...unsubscribeRoutes, ...smsReportRoutes])
    serve(app, each, entrance(ctx, PORTAL_COOKIE));
  for (const each of mailboxRoutes) serve(app, each, entrance(ctx, MAILBOX_COOKIE));
  const { page } = unsubscribing;
  app.get(page.path, { exposeHeadRoute: false }, async (_request, reply) =>
    reply.headers(pageHeaders).send(askingPage),
  );
  serveOtherMethods(app, [...portalRoutes.map((each) => each.endpoint), page]);
  for (const typed of ['/', '/portal']) app.get(typed, async (_request, reply) => reply.redirect('/portal/'));
  await servePages(app, { folder: pages, prefix: '/portal/' });
  return app;
}
