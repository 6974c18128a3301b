import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { listen, type Listening } from './listen.ts';

/** What a stub does with a call, whatever the call says. */
export type Behaviour =
  'accepts' | 'answers in 3 s' | 'hangs' | 'refuses' | 'resets' | 'accepts nothing' | 'accepts the first';

export interface Stub<Item> extends Listening {
  /** When the calls arrived, in milliseconds of `performance.now()`. */
  readonly calls: readonly number[];
  /** What it has accepted. */
  readonly accepted: readonly Item[];
  /** What it does from now on, or how to find that out for each call. */
  readonly behave: (behaviour: Behaviour | (() => Behaviour)) => void;
}

export interface StubProtocol<Entry, Item> {
  /** The body of the answer to a call that went well, whether each of its entries was accepted or not. */
  readonly answer: (entries: readonly { readonly entry: Entry; readonly isAccepted: boolean }[]) => object;
  /** What is kept of an entry. */
  readonly item: (entry: Entry) => Item;
}

/** Error code of a stub that refuses. */
export const refusalCode = 'ResourceNotFoundException';

/** An AWS service of one operation that takes entries, with JSON as its protocol. Calls without entries are refused. */
export async function startStub<Entry, Item>({ answer, item }: StubProtocol<Entry, Item>): Promise<Stub<Item>> {
  const calls: number[] = [];
  const accepted: Item[] = [];
  let choose: () => Behaviour = () => 'accepts';
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
      const behaviour = choose();
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
      const taken = { 'accepts nothing': 0, 'accepts the first': 1 }[behaviour as string] ?? entries.length;
      accepted.push(...entries.slice(0, taken).map(item));
      send(response, 200, answer(entries.map((entry, index) => ({ entry, isAccepted: index < taken }))));
    });
  });
  return { ...listening, calls, accepted, behave: (next) => (choose = typeof next === 'function' ? next : () => next) };
}
