import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { busSource } from '../../../contracts/bus.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { busRecord, slowBusSeconds, switchBus } from '../../../local/rig/bus-control.ts';
import { startMiniStack, stopMiniStack } from '../../../local/rig/ministack.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';

let runFolder: string;
let events: EventBridge;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'bus-control-'));
  const endpoint = await startMiniStack({ runFolder, port: await freePort(), watchesBus: true });
  events = new EventBridge({ ...clientSettings(endpoint), maxAttempts: 1 });
});

afterAll(async () => {
  events.destroy();
  await stopMiniStack({ runFolder });
  await rm(runFolder, { recursive: true, force: true });
});

const put = (id: string, data: object = {}, Source = busSource) =>
  events.putEvents({ Entries: [{ Source, DetailType: 'login', Detail: JSON.stringify({ id, data }) }] });

const recorded = async () =>
  (await readFile(busRecord({ runFolder }), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);

test('records each event of the product with the decision of the bus', async () => {
  const before = Date.now();
  await put('accepted-1');
  await put('of-another-program', {}, 'another');
  await put('reported-by-cloudtrail', { eventName: 'InitiateAuth' });

  const [first, second, ...others] = await recorded();
  expect(first).toEqual({ id: 'accepted-1', atMs: expect.any(Number) as number, accepted: true, audit: false });
  expect((first as { atMs: number }).atMs).toBeGreaterThanOrEqual(before - 1);
  expect(second).toMatchObject({ id: 'reported-by-cloudtrail', accepted: true, audit: true });
  expect(others).toEqual([]);
});

test('refuses the events of the product while the bus is switched so', async () => {
  await switchBus({ runFolder }, 'refusing');
  const refused = await put('refused');
  const ofAnother = await put('of-another-program', {}, 'another');
  await switchBus({ runFolder }, 'working');
  const accepted = await put('accepted-2');

  expect(refused).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] });
  expect([ofAnother.FailedEntryCount, accepted.FailedEntryCount]).toEqual([0, 0]);
  expect((await recorded()).slice(-2)).toMatchObject([
    { id: 'refused', accepted: false },
    { id: 'accepted-2', accepted: true },
  ]);
});

test('answers late while the bus is switched to slow, and answers other calls at once', async () => {
  await switchBus({ runFolder }, 'slow');
  const begin = performance.now();
  let listed = Infinity;
  const [put1] = await Promise.all([
    put('slow'),
    events.listRules({}).then(() => {
      listed = performance.now() - begin;
    }),
  ]);
  const putMs = performance.now() - begin;
  await switchBus({ runFolder }, 'working');

  expect(put1.FailedEntryCount).toBe(0);
  expect(putMs).toBeGreaterThanOrEqual(slowBusSeconds * 1000 - 20);
  expect(listed).toBeLessThan(putMs);
});

test.each(['[1]', '"text"', '{"data":{}}', '{"id":7,"data":5}'])(
  'does not record the detail %s, which has no id',
  async (Detail) => {
    const before = await recorded();
    const answered = await events.putEvents({ Entries: [{ Source: busSource, DetailType: 'login', Detail }] });

    expect(answered.Entries).toHaveLength(1);
    expect(await recorded()).toEqual(before);
  },
);
