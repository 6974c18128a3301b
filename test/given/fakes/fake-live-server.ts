import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { buildPage, type PageFile } from '../../../live/page/build-page.ts';
import { updateNames, type Changes, type Snapshot } from '../../../live/wire/updates.ts';

/** Headers of the page. The policy allows no inline script or style, and nothing from elsewhere. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A response of a test: `status` with a body as JSON. */
export interface FakeResponse {
  readonly status?: number;
  readonly body: unknown;
}

/** Answers a request by its path after the token; undefined for a path that it does not know. */
export type Respond = (request: { readonly path: string; readonly body: unknown }) => FakeResponse | undefined;

export interface FakeLiveServer {
  readonly address: string;
  /** Bodies of the requests that arrived, by path. */
  readonly received: { readonly path: string; readonly body: unknown }[];
  /** Sends changes to every tab. */
  readonly send: (changes: Changes) => void;
  /** Number of tabs that follow the updates. */
  readonly tabs: () => number;
  readonly close: () => Promise<void>;
}

export interface FakeLiveOptions {
  readonly snapshot: () => Snapshot;
  readonly respond?: Respond;
  /** Part of the path. @default - the same for each server */
  readonly token?: string;
  /** @default - any free port */
  readonly port?: number;
}

let built: Promise<readonly PageFile[]> | undefined;

/** Serves the page, and answers as the test says. */
export async function startFakeLiveServer({
  snapshot,
  respond = () => undefined,
  port = 0,
  token = 'a-token-of-the-tests',
}: FakeLiveOptions): Promise<FakeLiveServer> {
  built ??= buildPage();
  const files = await built;
  const received: { path: string; body: unknown }[] = [];
  const tabs = new Set<ServerResponse>();

  const follow = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(eventText(updateNames.snapshot, snapshot()));
    tabs.add(response);
    response.on('close', () => tabs.delete(response));
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!request.url?.startsWith(`/${token}/`)) {
      response.writeHead(404, pageHeaders).end();
      return;
    }
    const path = request.url.slice(`/${token}/`.length);
    if (path === 'updates') {
      follow(response);
      return;
    }
    const file = files.find((each) => each.path === path);
    if (file) {
      response.writeHead(200, { ...pageHeaders, 'content-type': file.type }).end(file.bytes);
      return;
    }
    const sent = await text(request);
    const body: unknown = sent === '' ? undefined : JSON.parse(sent);
    received.push({ path, body });
    const { status = 200, body: answered } = respond({ path, body }) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answered));
  };

  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${token}/`,
    received,
    send: (changes) => {
      for (const tab of tabs) tab.write(eventText(updateNames.changes, changes));
    },
    tabs: () => tabs.size,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const eventText = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
