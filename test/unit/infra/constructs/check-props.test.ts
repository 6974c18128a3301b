import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { parsePipelineConfig } from '../../../../infra/config/config.ts';
import * as published from '../../../../infra/published-constructs.ts';
import { anApp } from '../../../given/builders/a-stack.ts';
import { checkedConstructs, construct, propFor, saysOf, type CheckedConstruct } from './checked-constructs.ts';
import { atOption, everyOption, everyWrongConfig, memberAt, withMember } from './wrong-options.ts';

const app = anApp();
let stacks = 0;
const aStack = (region?: string) =>
  new Stack(app, `Stack${(stacks += 1)}`, region === undefined ? {} : { env: { region } });

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

/** The lines about a configuration by path: `[path, what was found and what is allowed]`. */
const linesAbout = (config: object): (readonly [string, string])[] =>
  messageOf(() => parsePipelineConfig(config))
    .split('\n')
    .slice(1)
    .map((line) => /^- ([^:]+(?::[^ :][^:]*)?): (.*)$/.exec(line))
    .map((match) => [match?.[1] ?? '', match?.[2] ?? ''] as const);

/** The options that a construct has, as a configuration has them, with those that it requires. */
function optionsOf(config: object, { base = {}, props }: CheckedConstruct): object {
  return Object.keys(props).reduce((options: object, option) => {
    const path = option.split('.');
    const value = memberAt(config, path) ?? memberAt(base, path);
    return value === undefined ? options : withMember(options, path, value);
  }, {});
}

/** A configuration knows the Region of its stack from the pools; a construct knows it from its stack. */
const poolsIn = (config: object): object => ('userPools' in config ? { userPools: config.userPools } : {});

/** A rule is built from these: what they are has to be known. */
const neededAtSynthesis = ['types', 'types.0', 'filter', 'target'].map((name) => `consumers.Shop.${name}`);

describe.each(Object.entries(checkedConstructs))('%s', (_name, checked) => {
  const cases = everyWrongConfig.flatMap(({ title, config }) => {
    const options = optionsOf(config, checked);
    const lines = linesAbout({ ...poolsIn(config), ...options }).flatMap(([path, says]) => {
      const prop = propFor(checked, path);
      return prop === undefined ? [] : [`- ${prop}: ${saysOf(says, path)}`];
    });
    const region = 'userPools' in config && !('userPools' in checked.props) ? 'eu-west-1' : undefined;
    return lines.length > 0 ? [[title, { options, lines, region }] as const] : [];
  });

  test.each(cases)('refuses with the sentences of the JSON configuration: %s', (_title, { options, lines, region }) => {
    const stack = aStack(region);
    const [heading = '', ...found] = messageOf(() => construct(checked, stack, options)).split('\n');

    expect(heading).toContain(`${stack.node.path}/Shop`);
    expect(found).toEqual(expect.arrayContaining([...lines]));
  });

  const options = everyOption()
    .map(([path, schema]) => ({ path, schema, option: path.join('.') }))
    .filter(({ option }) => propFor(checked, option) !== undefined && !neededAtSynthesis.includes(option));

  test.each(options)('accepts a value that is known at deployment for $option', ({ path, schema }) => {
    const reference = { Ref: 'Parameter' };
    const list = schema.type === 'array' ? Token.asList(reference) : undefined;
    const token = schema.type === 'integer' ? Token.asNumber(reference) : (list ?? Token.asString(reference));
    let thrown: unknown;
    try {
      construct(checked, aStack(), optionsOf(atOption(path, token), checked));
    } catch (error) {
      thrown = error;
    }

    const own = (thrown as Error | undefined)?.message
      .split('\n')
      .filter((line) => line.startsWith(`- ${propFor(checked, path.join('.')) ?? ''}: `));
    expect(own ?? []).toEqual([]);
  });
});

test('every published construct is checked, unless its props are not options', () => {
  const constructs = Object.entries(published)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct)
    .map(([name]) => name);

  expect(constructs.sort()).toEqual([...Object.keys(checkedConstructs), 'ObservedUserPool', 'SchemaRegistry'].sort());
});

test('every option is a pipeline or consumer prop, except those of an app or a choice', () => {
  const { IdentityEventPipeline: pipeline, EventConsumer: consumer } = checkedConstructs;
  const without = everyOption()
    .map(([path]) => path.join('.'))
    .filter((option) => [pipeline, consumer].every((one) => one && propFor(one, option) === undefined))
    // An object of options whose members are props.
    .filter(
      (option) =>
        !Object.keys({ ...pipeline?.props, ...consumer?.props }).some((prop) => prop.startsWith(`${option}.`)),
    );

  expect(without.sort()).toEqual([
    '$schema',
    'architecture',
    'consumers.Shop.maxEventAgeMinutes',
    'encryption.create',
    'preset',
    // An enum of CDK.
    'removalPolicy',
    'stackName',
    'tags',
    'tags.email',
    'terminationProtection',
  ]);
});

test('a cluster ARN needs no brokers, because the deployment looks them up', () => {
  const clusterArn = 'arn:aws:kafka:eu-west-1:111122223333:cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2';
  const vpc = { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] };
  const { IdentityEventPipeline: pipeline } = checkedConstructs;

  const kafka = { authentication: 'none', clusterArn, vpc, topic: 'identity-events' };
  expect(messageOf(() => pipeline && construct(pipeline, aStack(), { kafka }))).toBe('');
});

test('KnownUsers refuses to remember users for no days', () => {
  const messageFor = (checked: CheckedConstruct | undefined) =>
    messageOf(() => checked && construct(checked, aStack(), { audit: { rememberUsersDays: 0 } }));
  const { KnownUsers: table } = checkedConstructs;

  expect(messageFor(table)).toContain('- rememberFor: found "0 days"; allowed: a Duration of whole days, 1 to 3650');
});

test('one error names the construct and lists every wrong prop', () => {
  const config = {
    kafka: { brokers: [], topic: 'bad topic!' },
    privacy: { userAttributes: { password: 'include' } },
    delivery: { timeoutMs: 5 },
  };
  const { IdentityEventPipeline: pipeline } = checkedConstructs;
  const stack = aStack();
  const message = messageOf(() => pipeline && construct(pipeline, stack, config));

  expect(message.split('\n')).toEqual([
    `Invalid props of ${stack.node.path}/Shop:`,
    '- kafka.brokers: found []; allowed: a list of host:port',
    '- kafka.topic: found "bad topic!"; allowed: letters, digits, ".", "_" and "-", but not "." or ".." alone',
    '- trigger.publishTimeout: found "5 milliseconds"; allowed: a Duration of whole milliseconds, 100 to 3500',
    '- privacy.userAttributes.password: found "include"; allowed: only "omit", because the name means a secret',
  ]);
});
