import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from '../../local/listen.ts';

/** What a stub does with a call, whatever the call says. */
export type Behaviour = 'accepts' | 'answers in 3 s' | 'hangs' | 'refuses' | 'resets' | 'accepts nothing';

export interface Stub<Item> extends Listening {
  /** When the calls arrived, in milliseconds of `performance.now()`. */
  readonly calls: readonly number[];
  /** What it has accepted. */
  readonly accepted: readonly Item[];
  readonly behave: (behaviour: Behaviour) => void;
}

export interface StubProtocol<Entry, Item> {
  /** The body of the answer to entries that were accepted, or none of which was, in a call that went well. */
  readonly answer: (entries: readonly Entry[], isAccepted: boolean) => object;
  /** What is kept of an entry. */
  readonly item: (entry: Entry) => Item;
}

/** Error code of a stub that refuses. */
export const refusalCode = 'ResourceNotFoundException';

/** An AWS service of one operation that takes entries, with JSON as its protocol. Calls without entries are refused. */
export async function startStub<Entry, Item>({ answer, item }: StubProtocol<Entry, Item>): Promise<Stub<Item>> {
  const calls: number[] = [];
  const accepted: Item[] = [];
  let behaviour: Behaviour = 'accepts';
  const send = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  };
  const listening = await listen((request, response) => {
    const at = performance.now();
    void text(request).then(async (body) => {
      const { Entries: entries } = JSON.parse(body) as { Entries: Entry[] };
      if (entries.length === 0) {
        send(response, 400, { __type: 'ValidationException' });
        return;
      }
      calls.push(at);
      if (behaviour === 'hangs') return;
      if (behaviour === 'resets') {
        request.socket.resetAndDestroy();
        return;
      }
      if (behaviour === 'refuses') {
        send(response, 400, { __type: refusalCode });
        return;
      }
      if (behaviour === 'answers in 3 s') await delay(3000);
      const isAccepted = behaviour !== 'accepts nothing';
      if (isAccepted) accepted.push(...entries.map(item));
      send(response, 200, answer(entries, isAccepted));
    });
  });
  return { ...listening, calls, accepted, behave: (next) => (behaviour = next) };
}
