import { connect, createServer, type Socket } from 'node:net';
import { otlpSender } from '../../../../forwarder/tracing/otlp-sender.ts';
import { SpansRejectedError } from '../../../../forwarder/tracing/span-exporter.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../../../../local/rig/otlp-receiver.ts';
import { aRootSpan, aSpan } from '../../../given/builders/a-span.ts';

let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(() => {
  receiver.stop();
});

const never = new AbortController().signal;
const resource = { 'cloud.region': 'eu-west-1' };

test.each(['', '/'])('a receiver of OTLP reads the whole span, with an endpoint that ends in %j', async (end) => {
  await otlpSender(receiver.endpoint + end, resource)([aSpan({ errorCode: 'ECONNREFUSED' })], never);

  expect(receiver.requests).toEqual(['/v1/traces']);
  expect(receiver.spans).toEqual([
    {
      service: 'cognito-to-kafka-forwarder',
      traceId: '6745a1f30af7651916cd43dd8448eb21',
      spanId: '00f067aa0ba902b7',
      parentSpanId: 'b7ad6b7169203331',
      flags: 1,
      name: 'send identity-events',
      kind: 4,
      startTimeUnixNano: '1795489966000000000',
      endTimeUnixNano: '1795489966040000000',
      attributes: { 'messaging.system': 'kafka', receive_count: '1', 'error.type': 'ECONNREFUSED' },
      links: [{ traceId: '6745a1f4ffffffffffffffffffffffff', spanId: 'ffffffffffffffff' }],
      droppedLinksCount: 0,
      status: { code: 2, message: 'ECONNREFUSED' },
    },
  ]);
});

test('a root span has no parent, and its links that were too many are counted', async () => {
  const root = aRootSpan({ kind: 'consumer', links: [], droppedLinks: 7 });
  await otlpSender(receiver.endpoint, resource)([root], never);

  expect(receiver.spans).toMatchObject([{ kind: 5, links: [], droppedLinksCount: 7, status: {} }]);
  expect(receiver.spans[0]).not.toHaveProperty('parentSpanId');
});

test('spans of both functions are in one request', async () => {
  await otlpSender(receiver.endpoint, resource)([aSpan({ service: 'trigger' }), aSpan(), aSpan()], never);

  expect(receiver.requests).toHaveLength(1);
  expect(receiver.spans.map(({ service }) => service)).toEqual([
    'cognito-to-kafka-trigger',
    'cognito-to-kafka-forwarder',
    'cognito-to-kafka-forwarder',
  ]);
});

test.each([400, 404, 413, 500])('status %i rejects the spans for good', async (status) => {
  receiver.answer(status);

  await expect(otlpSender(receiver.endpoint, resource)([aSpan()], never)).rejects.toThrow(SpansRejectedError);
});

test.each([429, 502, 503, 504])('spans may be sent again after status %i', async (status) => {
  receiver.answer(status);
  const sending = otlpSender(receiver.endpoint, resource)([aSpan()], never);

  await expect(sending).rejects.toThrow(`POST /v1/traces: status ${status}`);
  await expect(sending).rejects.not.toThrow(SpansRejectedError);
});

test('a request that hangs ends with the signal', async () => {
  receiver.answer('nothing');
  const stop = new AbortController();
  const sending = otlpSender(receiver.endpoint, resource)([aSpan()], stop.signal);
  stop.abort();

  await expect(sending).rejects.toThrow('aborted');
});

test('a receiver that nobody runs is a failure', async () => {
  receiver.stop();

  await expect(otlpSender(receiver.endpoint, resource)([aSpan()], never)).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});

test.each([
  [4000, 1],
  [4001, 2],
])('after %i ms, %i connections were used for two requests', async (idleMs, connections) => {
  const ports = new Set<number | undefined>();
  const target = new URL(receiver.endpoint);
  const proxy = createServer((from) => {
    ports.add(from.remotePort);
    const to: Socket = connect(Number(target.port), target.hostname);
    from.pipe(to).pipe(from);
    from.once('close', () => to.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address() as { readonly port: number };
  let nowMs = 0;
  const send = otlpSender(`http://127.0.0.1:${address.port}`, resource, () => nowMs);
  await send([aSpan()], never);
  nowMs += idleMs;
  await send([aSpan()], never);
  proxy.close();

  expect(receiver.spans).toHaveLength(2);
  expect(ports.size).toBe(connections);
});

test('an answer that ends too early is a failure, and a later request succeeds', async () => {
  const answers = ['HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'];
  const server = createServer((socket) => {
    socket.once('data', () => socket.end(answers.shift() ?? ''));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  const send = otlpSender(`http://127.0.0.1:${port}`, resource);

  await expect(send([aSpan()], never)).rejects.toMatchObject({ code: 'ECONNRESET' });
  await expect(send([aSpan()], never)).resolves.toBeUndefined();
  server.close();
});
