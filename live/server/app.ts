import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Jobs } from '../dead-letters/jobs.ts';
import type { MessageList } from '../dead-letters/list-messages.ts';
import { eventDescriptions } from '../events/descriptions.ts';
import type { FeedPort } from '../ports/feed-port.ts';
import type { LocalPort } from '../ports/local-port.ts';
import { maxBodyBytes, readBody } from '../requests/read-body.ts';
import { refusalOf, refuse } from '../requests/request-problem.ts';
import { paths, type Refusal } from '../wire/requests.ts';
import { guard, type Address } from './guard.ts';
import type { Hub } from './hub.ts';
import type { PageFile } from './page-file.ts';
import { updateStream } from './update-stream.ts';

export interface AppOptions extends Address {
  readonly hub: Hub;
  readonly feed: Pick<FeedPort, 'choose'>;
  readonly messages: MessageList;
  readonly jobs: Jobs;
  /** Absent for a deployed stack. */
  readonly local?: LocalPort;
  readonly page: readonly PageFile[];
  /** Ends every stream. */
  readonly signal: AbortSignal;
}

/** Maximum number of events of one response. */
const maxEventsAtOnce = 5_000;

/** Returns the server of the live page, with the addresses of wire/requests.ts. */
export function createApp(options: AppOptions): Hono {
  const { hub, feed, messages, jobs, local, page, signal, token } = options;
  const app = new Hono();
  // A browser asks for this by itself, without the token.
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.use(guard(options));
  app.use(
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => refuse(413, 'TOO_LARGE', `A body has at most ${maxBodyBytes} bytes.`),
    }),
  );
  app.onError((error, context) => {
    const { status, problem } = refusalOf(error);
    return context.json<Refusal>({ problem }, status);
  });
  app.notFound((context) => context.text('Not found', 404));
  const api = app.basePath(`/${token}`);
  // Without the slash, relative addresses would lack the token.
  app.get(`/${token}`, (context) => context.redirect(`/${token}/`));

  api.get(`/${paths.updates}`, () => {
    const type = { 'content-type': 'text/event-stream; charset=utf-8' };
    return new Response(updateStream(hub, { signal }), { headers: type });
  });
  api.get(`/${paths.events}`, (context) => {
    const before = numberIn(context.req.query('before'), Infinity);
    const limit = Math.min(maxEventsAtOnce, numberIn(context.req.query('limit'), maxEventsAtOnce));
    return context.json({ events: hub.events.before(before, limit) });
  });
  api.get(`/${paths.events}/:number`, (context) => {
    const event = hub.events.whole(numberIn(context.req.param('number'), NaN));
    return context.json(event ?? refuse(404, 'NOT_FOUND', 'The event does not exist, or made room for newer ones.'));
  });
  const descriptions = eventDescriptions();
  api.get(`/${paths.descriptions}`, (context) => context.json(descriptions));

  api.post(`/${paths.feed}`, async ({ req, json }) => json(await feed.choose((await readBody(req, 'feed')).from)));
  api.post(`/${paths.messages}`, async ({ req, json }) => json(await messages.list(await readBody(req, 'messages'))));
  api.post(`/${paths.messageBody}`, async ({ req, json }) => json(await messages.body(await readBody(req, 'body'))));
  api.post(`/${paths.jobs}`, async ({ req, json }) => json(jobs.start(await readBody(req, 'job'))));
  api.post(`/${paths.jobs}/:id/apply`, async ({ req, json }) =>
    json(jobs.apply(req.param('id'), await readBody(req, 'apply'))),
  );
  api.post(`/${paths.jobs}/:id/cancel`, async ({ req, json }) => {
    await readBody(req, 'nothing');
    return json(jobs.cancel(req.param('id')));
  });
  if (local) {
    api.post(`/${paths.localUser}`, async ({ req, json }) => json(await local.act(await readBody(req, 'userAction'))));
    api.post(`/${paths.localSwitch}`, async ({ req, json }) => json(await local.turn(await readBody(req, 'switch'))));
  }
  for (const { path, bytes, type } of page) {
    app.get(`/${token}/${path}`, (context) => context.body(Uint8Array.from(bytes), 200, { 'content-type': type }));
  }
  return app;
}

/** Returns a whole number; `otherwise` without one. Throws a RefusedRequest for any other text. */
function numberIn(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return refuse(400, 'INVALID_REQUEST', `Invalid number "${text.slice(0, 20)}". Use a whole number.`);
}
