import type { EventFeed } from '../wire/abilities.ts';
import type { ArrivedEvent, EventDescription } from '../wire/arrived-event.ts';
import type { BodyRequest, BodyResponse, MessagesRequest, MessagesResponse } from '../wire/dead-letters.ts';
import type { ApplyRequest, Job, JobRequest } from '../wire/jobs.ts';
import type { SwitchRequest, Switches, UserActionRequest, UserActionResponse } from '../wire/local-actions.ts';
import { paths, type EventsResponse, type FeedRequest, type Refusal } from '../wire/requests.ts';

/** A request that the server refused or did not answer. Its message is for the operator. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
}

/** The requests of the page. Each rejects with `RequestFailed`. */
export interface Requests {
  readonly olderEvents: (before: number) => Promise<EventsResponse>;
  readonly event: (number: number) => Promise<ArrivedEvent>;
  readonly descriptions: () => Promise<readonly EventDescription[]>;
  readonly chooseFeed: (request: FeedRequest) => Promise<EventFeed>;
  readonly messages: (request: MessagesRequest) => Promise<MessagesResponse>;
  readonly messageBody: (request: BodyRequest) => Promise<BodyResponse>;
  readonly startJob: (request: JobRequest) => Promise<Job>;
  readonly applyJob: (id: string, request: ApplyRequest) => Promise<Job>;
  readonly cancelJob: (id: string) => Promise<Job>;
  readonly userAction: (request: UserActionRequest) => Promise<UserActionResponse>;
  readonly setSwitch: (request: SwitchRequest) => Promise<Switches>;
}

/** Maximum number of events in one response. */
const maxOlderEvents = 5_000;

/** The requests to the server of this page, relative to its address. */
export const requests: Requests = {
  olderEvents: (before) => get(`${paths.events}?before=${before}&limit=${maxOlderEvents}`),
  event: (number) => get(`${paths.events}/${number}`),
  descriptions: () => get(paths.descriptions),
  chooseFeed: (request) => post(paths.feed, request),
  messages: (request) => post(paths.messages, request),
  messageBody: (request) => post(paths.messageBody, request),
  startJob: (request) => post(paths.jobs, request),
  applyJob: (id, request) => post(`${paths.jobs}/${encodeURIComponent(id)}/apply`, request),
  cancelJob: (id) => post(`${paths.jobs}/${encodeURIComponent(id)}/cancel`, {}),
  userAction: (request) => post(paths.localUser, request),
  setSwitch: (request) => post(paths.localSwitch, request),
};

const get = <Response>(path: string): Promise<Response> => answerOf(fetch(path));

const post = <Response>(path: string, body: object): Promise<Response> =>
  answerOf(
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );

async function answerOf<Body>(request: Promise<Response>): Promise<Body> {
  const response = await request.catch((cause: unknown) => {
    throw new RequestFailed('The server of this page does not answer. Check the terminal in which it runs.', { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body as Body;
  const refusal = (body as Partial<Refusal> | undefined)?.problem?.text;
  throw new RequestFailed(refusal ?? `The server answered with status ${response.status}.`);
}
