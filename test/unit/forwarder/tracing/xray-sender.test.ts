import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { xraySender } from '../../../../forwarder/tracing/xray-sender.ts';
import { aRootSpan, aSpan } from '../../../given/builders/a-span.ts';

let daemon: Socket;
let address: string;
beforeEach(async () => {
  daemon = createSocket('udp4').bind(0, '127.0.0.1');
  await once(daemon, 'listening');
  address = `127.0.0.1:${daemon.address().port}`;
});
afterEach(() => {
  daemon.close();
});

const never = new AbortController().signal;

/** The next message that the daemon receives. */
const received = async (): Promise<string> => String(((await once(daemon, 'message')) as [Buffer])[0]);

test('the daemon receives a segment of the trace of the login', async () => {
  const message = received();
  await xraySender(address)([aSpan({ errorCode: 'ECONNREFUSED' })], never);
  const [header, document] = (await message).split('\n');

  expect(header).toBe('{"format":"json","version":1}');
  expect(JSON.parse(document ?? '')).toEqual({
    name: 'cognito-to-kafka-forwarder',
    id: '00f067aa0ba902b7',
    trace_id: '1-6745a1f3-0af7651916cd43dd8448eb21',
    parent_id: 'b7ad6b7169203331',
    start_time: 1_795_489_966,
    end_time: 1_795_489_966.04,
    annotations: { messaging_system: 'kafka', receive_count: 1, error_code: 'ECONNREFUSED' },
    fault: true,
    links: [{ trace_id: '1-6745a1f4-ffffffffffffffffffffffff', id: 'ffffffffffffffff' }],
  });
});

test('a segment that succeeded has no fault, and a root no parent', async () => {
  const message = received();
  await xraySender(address)([aRootSpan({ links: [] })], never);
  const document = JSON.parse((await message).split('\n')[1] ?? '') as object;

  for (const name of ['fault', 'parent_id', 'links', 'annotations.error_code']) {
    expect(document).not.toHaveProperty(name);
  }
});

test('one message for each span', async () => {
  const messages: string[] = [];
  daemon.on('message', (message) => void messages.push(String(message)));
  const last = new Promise<void>((resolve) => {
    daemon.on('message', () => {
      if (messages.length === 3) resolve();
    });
  });
  await xraySender(address)(
    ['1', '2', '3'].map((digit) => aSpan({ spanId: digit.repeat(16) })),
    never,
  );
  await last;

  expect(messages.map((message) => /"id":"(\d)/.exec(message)?.[1])).toEqual(['1', '2', '3']);
});

test('sends nothing after the time limit', async () => {
  const messages: unknown[] = [];
  daemon.on('message', (message) => void messages.push(message));
  await xraySender(address)([aSpan()], AbortSignal.abort());
  const next = received();
  await xraySender(address)([aSpan({ spanId: '1'.repeat(16) })], never);

  expect(await next).toContain('"id":"1111');
  expect(messages).toHaveLength(1);
});

test('a daemon that nobody runs fails nothing', async () => {
  const port = daemon.address().port;
  daemon.close();
  const send = xraySender(`127.0.0.1:${port}`);

  await expect(send([aSpan(), aSpan()], never)).resolves.toBeUndefined();
  daemon = createSocket('udp4');
});

test('a message that is too large for UDP is a failure', async () => {
  await expect(xraySender(address)([aSpan({ attributes: { long: 'x'.repeat(70_000) } })], never)).rejects.toMatchObject(
    {
      code: 'EMSGSIZE',
    },
  );
});
