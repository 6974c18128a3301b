import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Changes, Snapshot } from '../../../../live/wire/updates.ts';
import { aLivePage } from '../../../given/builders/a-live-page.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { serverSentEvents, type ServerSentEvent } from '../../../given/server-sent-events.ts';

let live: Awaited<ReturnType<typeof aLivePage>>;
beforeEach(async () => {
  live = await aLivePage();
});
afterEach(() => live.page.close());

const openTab = async () => serverSentEvents(await fetch(`${live.page.address}updates`));

/** The next update of a tab. */
async function next(tab: Awaited<ReturnType<typeof openTab>>): Promise<ServerSentEvent> {
  const result = await tab.next();
  if (result.done === true) throw new Error('The stream has ended.');
  return result.value;
}

const nextSnapshot = async (tab: Awaited<ReturnType<typeof openTab>>) => (await next(tab)).data as Snapshot;

/** The events of the next updates, until there are so many. */
async function eventsOf(tab: Awaited<ReturnType<typeof openTab>>, count: number) {
  const events = [];
  while (events.length < count) events.push(...(((await next(tab)).data as Changes).events ?? []));
  return events;
}

test('begins with a snapshot, and then sends what changes', async () => {
  live.feed.send(JSON.stringify(anEvent({ id: '0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10' })));
  const tab = await openTab();
  const snapshot = await next(tab);
  const { state, events } = snapshot.data as Snapshot;
  live.feed.send('no event');
  const changes = await eventsOf(tab, 1);

  expect(snapshot.name).toBe('snapshot');
  expect(state.abilities.stack).toBe('CognitoToKafka');
  expect(events).toMatchObject([{ number: 1, id: '0192e4a0-7d1c-7c3e-9f1a-3b7d5e2c4a10', user: 'ann' }]);
  expect(changes).toMatchObject([{ number: 2, text: 'no event', problem: 'NOT_JSON' }]);
});

test('sends many events in few updates', async () => {
  const tab = await openTab();
  await next(tab);
  for (let index = 0; index < 450; index += 1) live.feed.send(String(index));
  const { events = [] } = (await next(tab)).data as Changes;
  const rest = await eventsOf(tab, 450 - events.length);

  expect([...events, ...rest].map(({ text }) => text)).toEqual(
    Array.from({ length: 450 }, (_none, index) => String(index)),
  );
  expect(events.length).toBeGreaterThan(100);
});

test('sends the same to two tabs', async () => {
  const tabs = [await openTab(), await openTab()];
  for (const tab of tabs) await next(tab);
  live.feed.send('for both');

  for (const tab of tabs) expect(await eventsOf(tab, 1)).toMatchObject([{ text: 'for both' }]);
});

test('a snapshot after a restart names another run', async () => {
  const first = await nextSnapshot(await openTab());
  await live.page.close();
  live = await aLivePage();
  const second = await nextSnapshot(await openTab());

  expect(second.run).not.toBe(first.run);
});

test('a tab that does not read costs no memory, and gets a snapshot later', async () => {
  const { port, pathname } = new URL(live.page.address);
  const socket = connect(Number(port), '127.0.0.1').pause();
  await once(socket, 'connect');
  socket.write(`GET ${pathname}updates HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  const text = 'x'.repeat(15_000);
  let sent = 0;
  // More than the buffers of the sockets hold.
  for (let round = 0; round < 12; round += 1) {
    for (let index = 0; index < 1_000; index += 1) live.feed.send(`${sent++} ${text}`);
    await sleep(20);
  }
  let received = '';
  socket.setEncoding('utf8').on('data', (data: string) => {
    received += data;
  });
  socket.resume();
  const newest = `"number":${sent},`;
  const begin = Date.now();
  while (!received.includes(newest) && Date.now() - begin < 20_000) await sleep(50);
  socket.destroy();

  const names = [...received.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  expect(received).toContain(newest);
  expect(names[0]).toBe('snapshot');
  expect(names.lastIndexOf('snapshot')).toBeGreaterThan(0);
  // Of the events in between, only some were ever written for this tab.
  expect(received.length).toBeLessThan(sent * text.length * 0.75);
}, 60_000);

test('closing the page ends the streams', async () => {
  const tab = await openTab();
  await next(tab);
  await live.page.close();

  await expect(
    tab.next().then(
      ({ done }) => done,
      () => true,
    ),
  ).resolves.toBe(true);
  expect(live.feed.closed()).toBe(1);
});

test('returns older events, and the whole text of one', async () => {
  const large = 'y'.repeat(1_048_576);
  for (const text of ['a', 'b', large]) live.feed.send(text);
  const older = (await (await fetch(`${live.page.address}events?before=3&limit=1`)).json()) as object;
  const newest = (await (await fetch(`${live.page.address}events`)).json()) as { events: { isCut?: true }[] };
  const whole = (await (await fetch(`${live.page.address}events/3`)).json()) as { text: string; isCut?: true };
  const missing = await fetch(`${live.page.address}events/4`);

  expect(older).toMatchObject({ events: [{ number: 2, text: 'b' }] });
  expect(newest.events[2]?.isCut).toBe(true);
  expect([whole.text === large, whole.isCut]).toEqual([true, undefined]);
  expect(missing.status).toBe(404);
});
