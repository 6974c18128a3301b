import { parsePipelineConfig } from '../../../../infra/config/config.ts';

const kafkaOf = (config: object) => parsePipelineConfig(config).kafka;

test.each([
  ['low-latency', { batchSize: 10, maxConcurrency: 10 }],
  ['balanced', { batchSize: 100, maxConcurrency: 5 }],
  ['throughput', { batchSize: 1000, maxConcurrency: 5 }],
])('the profile %s sets the size and the number of batches', (profile, settings) => {
  expect(kafkaOf({ forwarder: { profile } })).toMatchObject(settings);
});

test('a setting in the configuration wins over the profile', () => {
  expect(kafkaOf({ kafka: { maxConcurrency: 3 } })).toMatchObject({ batchSize: 10, maxConcurrency: 3 });
  expect(kafkaOf({ kafka: { batchSize: 5 } })).toMatchObject({ batchSize: 5, maxConcurrency: 10 });
  expect(kafkaOf({ forwarder: { profile: 'throughput' }, kafka: { batchSize: 10_000 } })).toMatchObject({
    batchSize: 10_000,
    maxConcurrency: 5,
  });
});

test('a profile without a window accepts at most ten messages in a batch', () => {
  expect(() => kafkaOf({ kafka: { batchSize: 11 } })).toThrow(
    '- kafka.batchSize: found 11; allowed: a whole number, 1 to 10, or more with the profile "balanced" or "throughput", because the ' +
      'profile is "low-latency", which has no batching window',
  );
  expect(kafkaOf({ kafka: { batchSize: 11 }, forwarder: { profile: 'balanced' } })).toMatchObject({ batchSize: 11 });
});

test.each([
  [
    { forwarder: { profile: 'fast' } },
    '- forwarder.profile: found "fast"; allowed: "low-latency", "balanced" or "throughput"',
  ],
  [{ forwarder: { profile: 'constructor' } }, '- forwarder.profile: found "constructor"; allowed:'],
  [{ forwarder: { profile: null } }, '- forwarder.profile: found null; allowed:'],
  [{ forwarder: { batchSize: 5 } }, '- forwarder.batchSize: unknown; allowed here: profile'],
  [{ forwarder: 'balanced' }, '- forwarder: found "balanced"; allowed:'],
])('reports a mistake and no other one: %j', (config, message) => {
  expect(() => parsePipelineConfig(config)).toThrow(message);
  expect(() => parsePipelineConfig(config)).not.toThrow(/\n.*\n/);
});
