import { dirname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import type { JsonSchema } from '../../../contracts/json-schema.ts';
import { parsePipelineConfig, PipelineConfigError } from '../../../infra/config/config.ts';
import { everyConfiguration } from '../infra/config/every-configuration.ts';
import { textOf } from '../../rules/project-files.ts';

const root = join(import.meta.dirname, '../../..');
const examplePath = 'docs/examples/pipeline.json';
const schema = JSON.parse(textOf('infra/config.schema.json')) as JsonSchema;
const example = JSON.parse(textOf(examplePath)) as Record<string, unknown>;
const ajv = new Ajv({ strict: true, allErrors: true });
const validate = ajv.compile(schema);

/** Paths of what is wrong, by the JSON Schema. */
const wrongIn = (config: object): string[] => {
  validate(config);
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
};

test('the schema is valid in draft-07, without custom keywords', () => {
  expect(schema['$schema']).toBe('http://json-schema.org/draft-07/schema#');
  expect(ajv.validateSchema(schema)).toBe(true);
});

test('the example has every part of the configuration, and nothing wrong', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
  expect(wrongIn(example)).toEqual([]);
  expect(parsePipelineConfig(example)).toMatchObject(example);
});

test('the example leads editors to the schema', () => {
  const named = resolve(root, dirname(examplePath), String(example['$schema']));

  expect(named).toBe(join(root, 'infra/config.schema.json'));
});

test.each(everyConfiguration)('an editor accepts a configuration that is deployed: %s', (_name, config) => {
  expect(wrongIn(config)).toEqual([]);
});

test.each<[string, object]>([
  ['', { topic: 'logins' }],
  ['/stackName', { stackName: '1st' }],
  ['/userPools/0', { userPools: [{ attach: true }] }],
  ['/userPools/0/excludeTriggers/0', { userPools: [{ id: 'eu-west-1_A', excludeTriggers: ['DefineAuthChallenge'] }] }],
  ['/eventBus', { eventBus: {} }],
  ['/kafka/brokers/0', { kafka: { brokers: ['b-1'] } }],
  ['/kafka/topics/cognito.login.', { kafka: { topics: { 'cognito.login.': 'a b' } } }],
  ['/kafka/createTopics', { kafka: { createTopics: { partitions: 6 } } }],
  ['/consumers/Shop', { consumers: { Shop: { types: ['cognito.*'] } } }],
  ['/delivery/timeoutMs', { delivery: { timeoutMs: 5000 } }],
  ['/privacy/userAttributes/email', { privacy: { userAttributes: { email: 'keep' } } }],
  ['/operations/alarmEmail', { operations: { alarmEmail: 'team' } }],
  ['/$schema', { $schema: 5 }],
])('a mistake at %j is one for an editor and for the deployment: %j', (path, config) => {
  expect(wrongIn(config)).toEqual([path]);
  expect(() => parsePipelineConfig(config)).toThrow(PipelineConfigError);
});
