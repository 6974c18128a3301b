import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { createJobs } from '../dead-letters/jobs.ts';
import { messageList } from '../dead-letters/list-messages.ts';
import type { DeadLetterPorts } from '../ports/dead-letter-ports.ts';
import type { FeedPort } from '../ports/feed-port.ts';
import type { LocalPort } from '../ports/local-port.ts';
import type { PipelinePort } from '../ports/pipeline-port.ts';
import type { Abilities } from '../wire/abilities.ts';
import { createApp } from './app.ts';
import { createHub } from './hub.ts';
import { listen } from './listen.ts';
import type { PageFile } from './page-file.ts';
import { panelProblems } from './panel-problems.ts';
import { pollPipeline } from './poll-pipeline.ts';
import { newToken } from './token.ts';

/** What the live page shows and serves. */
export interface LiveOptions {
  readonly abilities: Abilities;
  readonly pipeline: PipelinePort;
  readonly feed: FeedPort;
  readonly deadLetters: DeadLetterPorts;
  /** Absent for a deployed stack. */
  readonly local?: LocalPort;
  readonly page: readonly PageFile[];
  /** Wanted port of 127.0.0.1. If it is taken, another one is chosen. */
  readonly port: number;
  /**
   * Token of an earlier run, so that its tabs connect again. It is used only on the wanted port: another program that has that port may
   * have received the token from such a tab. @default - a new one
   */
  readonly token?: string | undefined;
}

/** The live page, while it is served. */
export interface LivePage {
  /** Address with the token, for the operator only. */
  readonly address: string;
  readonly port: number;
  /** Ends every connection and the feed. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Serves the live page on 127.0.0.1. Rejects if no port can be used. */
export async function startLivePage(options: LiveOptions): Promise<LivePage> {
  const { abilities, pipeline, feed, deadLetters, local, page } = options;
  const ended = new AbortController();
  const { signal } = ended;
  const hub = createHub(randomUUID(), { abilities, feed: { from: 'nowhere' }, queues: [], problems: [], jobs: [] });
  const problems = panelProblems((all) => {
    hub.set({ problems: all });
  });
  const jobs = createJobs({
    ...deadLetters,
    mayReplay: abilities.mayReplay,
    newId: randomUUID,
    onChange: (all) => {
      hub.set({ jobs: all });
    },
  });
  const showLocal = (): void => {
    hub.set({ local: local?.state() });
  };
  if (local) {
    showLocal();
    local.onChange(showLocal);
  }
  let port = 0;
  const messages = messageList(deadLetters, signal);
  const appWith = (token: string): Hono =>
    createApp({ hub, feed, messages, jobs, local, page, signal, token, port: () => port });
  let token = options.token ?? newToken();
  let app = appWith(token);
  const listening = await listen({ fetch: (...request) => app.fetch(...request) }, options.port);
  ({ port } = listening);
  if (port !== options.port && token === options.token) {
    token = newToken();
    app = appWith(token);
  }
  const polling = pollPipeline(pipeline, { hub, problems, signal });
  void feed.start({
    onEvent: hub.addEvent,
    onFeed: (now, problem) => {
      hub.set({ feed: now });
      problems.set('feed', problem ? [problem] : []);
    },
  });
  return {
    address: `http://127.0.0.1:${port}/${token}/`,
    port,
    close: async () => {
      ended.abort();
      listening.server.close();
      listening.server.closeAllConnections();
      await Promise.all([jobs.close(), feed.close(), polling]);
    },
  };
}
