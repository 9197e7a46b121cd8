import type { FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { KapocsError } from '#contract/errors.ts';
import { live } from '#contract/live.ts';
import { metrics } from '#contract/metrics.ts';
import { may } from '#contract/rights.ts';
import { session } from '#contract/session.ts';
import { LAUNCH_COOKIE } from '#contract/desktop.ts';
import type { Context } from './context.ts';
import { accessRoutes } from './access/access.routes.ts';
import { accountRoutes } from './accounts/accounts.routes.ts';
import { backupRoutes } from './backups/backups.routes.ts';
import { callRoutes } from './calls/calls.routes.ts';
import { dashboardRoutes } from './dashboard/dashboard.routes.ts';
import { openDoor, type DoorSettings } from './door.ts';
import { campaignRoutes } from './campaigns/campaigns.routes.ts';
import { ladderRoutes } from './campaigns/ladder.routes.ts';
import { docsPage, openApi } from './openapi.ts';
import { exportRoutes } from './exports/exports.routes.ts';
import { erasureRoutes } from './erasure/erasure.routes.ts';
import { restrictionRoutes } from './restrictions/restrictions.routes.ts';
import type { Feed } from './feed.ts';
import { historyRoutes } from './history/history.routes.ts';
import { importRoutes } from './imports/imports.routes.ts';
import { insurerRoutes } from './insurer/insurer.routes.ts';
import { bearing } from './insurer/keys.ts';
import { intermediaryRoutes } from './intermediaries/intermediaries.routes.ts';
import { bounceRoutes } from './outbox/bounces/bounces.routes.ts';
import { consentRoutes } from './outbox/addresses/consents.routes.ts';
import { metricsRoutes } from './metrics/metrics.routes.ts';
import { brokerLetterRoutes } from './letters/broker-letters.routes.ts';
import { outboxRoutes } from './outbox/outbox.routes.ts';
import { senderRoutes } from './outbox/senders/senders.routes.ts';
import { suppressionRoutes } from './outbox/addresses/suppressions.routes.ts';
import { registrationRoutes } from './registrations/registrations.routes.ts';
import { portalRoutes } from './portal-door.ts';
import { requestRoutes } from './requests/requests.routes.ts';
import { route, type Route } from './route.ts';
import { handToken, serve, serveOtherMethods, type Entrance } from './serve.ts';
import { servePages } from './pages.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { templateRoutes } from './templates/templates.routes.ts';
import { sessionRoutes } from './users/session.routes.ts';
import { redeemTicket } from './users/tickets.ts';
import { userRoutes } from './users/users.routes.ts';
import { viewRoutes } from './views/views.routes.ts';
import { lasts, whoHas } from './users/sessions.ts';
import { version } from './version.ts';

export const SESSION_COOKIE = 'kapocs_session';

/** Every address of the staff door; the tests walk this list too. */
export const staffRoutes: readonly Route[] = [
  route(session.health, async (ctx) => ({
    status: 'ok' as const,
    version,
    database: ctx.dialect,
    mode: ctx.training ? ('training' as const) : ('live' as const),
    now: ctx.now(),
    clientPages: ctx.clientPages(),
  })),
  ...sessionRoutes,
  ...settingsRoutes,
  ...intermediaryRoutes,
  ...importRoutes,
  ...userRoutes,
  ...historyRoutes,
  ...backupRoutes,
  ...metricsRoutes,
  ...registrationRoutes,
  ...requestRoutes,
  ...insurerRoutes,
  ...dashboardRoutes,
  ...exportRoutes,
  ...outboxRoutes,
  ...accountRoutes,
  ...restrictionRoutes,
  ...erasureRoutes,
  ...accessRoutes,
  ...callRoutes,
  ...viewRoutes,
  ...templateRoutes,
  ...brokerLetterRoutes,
  ...campaignRoutes,
  ...ladderRoutes,
  ...suppressionRoutes,
  ...senderRoutes,
  ...consentRoutes,
  ...bounceRoutes,
];

export type StaffDoor = Omit<DoorSettings, 'name' | 'log' | 'meter'> & {
  ctx: Context;
  feed: Feed;
  launchSecret: string | null;
  /** whoever bears it may read the figures of the program, and nothing else */
  metricsToken: string | null;
  screens: string;
};

const entrance = (ctx: Context, metricsToken: string | null): Entrance => ({
  cookie: SESSION_COOKIE,
  enter: async ({ endpoint }, token, authorization) => {
    if (endpoint === metrics.see && bears(authorization, metricsToken)) return ctx;
    if (endpoint.right === 'public' || endpoint.right === 'client') return ctx;
    if (endpoint.right === 'insurer:feed' && authorization !== undefined) return bearing(ctx, authorization);
    const { actor } = await whoHas(ctx, token);
    if (!may(actor.role, endpoint.right)) throw new KapocsError('NOT_ALLOWED', { right: endpoint.right });
    return ctx.as(actor);
  },
});

/** Compared by hash: how long it takes says nothing about how much of it was right. */
function bears(authorization: string | undefined, token: string | null): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return token !== null && timingSafeEqual(hash(authorization ?? ''), hash(`Bearer ${token}`));
}

/** The door for staff: screens and `/api`. */
export async function openStaffDoor(settings: StaffDoor): Promise<FastifyInstance> {
  const { ctx, feed, launchSecret, metricsToken, screens, ...network } = settings;
  const app = await openDoor({ name: 'staff', log: ctx.log, meter: ctx.meter, ...network });
  if (launchSecret !== null)
    app.addHook('onRequest', async (request) => {
      if (request.cookies[LAUNCH_COOKIE] !== launchSecret) throw new KapocsError('LAUNCH_REFUSED');
    });
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/?ticket=')) return;
    const token = await redeemTicket(ctx, request.url.slice('/?ticket='.length));
    if (token !== null) handToken(request, reply, { cookie: SESSION_COOKIE, token });
    return reply.redirect('/');
  });
  for (const each of staffRoutes) serve(app, each, entrance(ctx, metricsToken));
  app.get(live.feed.path, { exposeHeadRoute: false }, async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE] ?? null;
    const { actor } = await whoHas(ctx, token);
    reply.hijack();
    feed.attach(reply.raw, actor, () => lasts(ctx, token));
  });
  const promised = [...staffRoutes.map((each) => each.endpoint), live.feed];
  serveOtherMethods(app, promised);
  const toClients = portalRoutes.map((each) => each.endpoint);
  app.get('/api/openapi.json', async () => openApi(promised, { toClients, at: ctx.clientPages() }));
  app.get('/api/docs', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage('Kapocs API', [...promised, ...toClients])),
  );
  await servePages(app, { folder: screens, prefix: '/' });
  return app;
}
