import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { StackOutputs } from '../../../contracts/stack-outputs.ts';
import { otlpSender } from '../../../forwarder/tracing/otlp-sender.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { deploy, synthesize } from '../../../local/rig/deploy.ts';
import { ensureTopic } from '../../../local/rig/kafka.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../../../local/rig/otlp-receiver.ts';
import { openTopicReader, type TopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { parseTraceparent } from '../../../platform/trace-context.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';

const { endpoint, bootstrap } = deployedPipeline();
const stackName = 'TracedPipeline';
const topic = 'traced-events';
let runFolder: string;
let outputs: StackOutputs;
let receiver: OtlpReceiver;
let reader: TopicReader;

beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-traced-'));
  receiver = await startOtlpReceiver();
  await ensureTopic(bootstrap, topic);
  const config = { stackName, tracing: 'w3c', otlp: { endpoint: receiver.endpoint }, audit: { enabled: false } };
  await synthesize(runFolder, { ...config, kafka: { brokers: bootstrap.split(','), topic } });
  outputs = await deploy(runFolder, endpoint, stackName);
  reader = await openTopicReader(bootstrap, topic);
});

afterAll(async () => {
  await reader.close();
  receiver.stop();
  await rm(runFolder, { recursive: true });
});

interface TracedEvent {
  readonly type: string;
  readonly traceparent?: string;
}

/** A consumer: it continues the trace of each record with a span of its own. */
async function consume(traceparent: string | undefined): Promise<void> {
  const parent = parseTraceparent(traceparent);
  if (!parent) return;
  const now = Date.now();
  const span = {
    traceId: parent.traceId,
    spanId: randomBytes(8).toString('hex'),
    parentId: parent.spanId,
    service: 'forwarder',
    name: 'consumer',
    kind: 'consumer',
    startMs: now,
    endMs: now,
    attributes: {},
    links: [],
  } as const;
  await otlpSender(receiver.endpoint, {})([span], new AbortController().signal);
}

test('a login is one connected trace, from the invocation of its trigger to a consumer', async () => {
  const cognito = new CognitoIdentityProviderClient(clientSettings(endpoint));
  const user = new CognitoUser(cognito, outputs.UserPoolClientId ?? '', 'tina');
  await user.signUp();
  await user.confirm();
  await user.logIn();
  const login = await waitFor(
    () => reader.records.find(({ value }) => (JSON.parse(value) as TracedEvent).type === 'cognito.login.succeeded.v1'),
    { what: 'the login in Kafka', timeoutMs: 60_000 },
  );
  const origin = parseTraceparent((JSON.parse(login.value) as TracedEvent).traceparent);
  await consume(login.headers['traceparent']);
  const inTrace = () => receiver.spans.filter(({ traceId }) => traceId === origin?.traceId);
  await waitFor(() => inTrace().length >= 3 || undefined, { what: 'the spans of the login', timeoutMs: 30_000 });
  const [invocation, send, consumed] = ['publish', 'send', 'consumer'].map((name) =>
    inTrace().find((span) => span.name.startsWith(name)),
  );

  expect(inTrace()).toHaveLength(3);
  expect(invocation).toMatchObject({ service: 'cognito-to-kafka-trigger', spanId: origin?.spanId });
  expect(invocation).not.toHaveProperty('parentSpanId');
  expect(send).toMatchObject({ name: `send ${topic}`, parentSpanId: invocation?.spanId });
  expect(consumed).toMatchObject({ parentSpanId: send?.spanId });
  const [link] = send?.links ?? [];
  const batch = receiver.spans.find(({ spanId }) => spanId === link?.spanId);
  expect(batch?.traceId).not.toBe(origin?.traceId);
  expect(batch?.links).toContainEqual({ traceId: origin?.traceId, spanId: origin?.spanId });
});

test('each invocation of a trigger has a trace of its own, which its records continue', () => {
  const traces = reader.records.map(({ value, headers }) => ({
    origin: parseTraceparent((JSON.parse(value) as TracedEvent).traceparent),
    hop: parseTraceparent(headers['traceparent']),
  }));

  expect(traces.length).toBeGreaterThan(2);
  for (const { origin, hop } of traces) {
    expect(origin?.sampled).toBe(true);
    expect(hop?.traceId).toBe(origin?.traceId);
    expect(hop?.spanId).not.toBe(origin?.spanId);
  }
  expect(new Set(traces.map(({ origin }) => origin?.traceId)).size).toBeGreaterThan(1);
});
