import { profileNames } from '../contracts/forwarder-profile.ts';
import { declareCommand } from '../cli/command-line/declaration.ts';
import { wholeNumber } from '../cli/declarations/numbers.ts';
import { faultNames } from './peers/fault-names.ts';

const atLeastOne = { value: 'NUMBER', parse: wholeNumber({ min: 1 }) } as const;
const seed = { value: 'NUMBER', parse: wholeNumber({ min: 0 }), text: 'Seed (default: a random one)' } as const;
const write = (page: string) => ({ text: `Also write the table to ${page}` }) as const;

export const bootstrapDeclaration = declareCommand({
  name: 'bootstrap',
  summary: 'Time new environments with bad bootstrap servers',
  details: ['Two of three bootstrap servers are dead, silent or do not exist. The broker is real.'],
  examples: [['npm run bench -- bootstrap --environments 20', 'Fewer environments']],
  options: {
    environments: { ...atLeastOne, default: '100', text: 'Environments for each kind of server and authentication' },
    write: write('docs/explanations/forwarder-performance.md'),
  },
});

export const faultsDeclaration = declareCommand({
  name: 'faults',
  summary: 'Compare acknowledged records with the topic under faults',
  details: ['Three brokers are restarted or frozen. kafkajs alone and the forwarder send the same load.'],
  examples: [['npm run bench -- faults', 'All faults, some ten minutes']],
  options: { write: write('docs/explanations/fault-tests.md') },
});

export const forwarderDeclaration = declareCommand({
  name: 'forwarder',
  summary: 'Compare the cost of the forwarder with bare kafkajs',
  examples: [['npm run bench -- forwarder --rounds 1', 'One round']],
  options: {
    rounds: { ...atLeastOne, default: '5', text: 'Rounds, each with all variants in turn; the figures are medians' },
    events: { ...atLeastOne, default: '40000', text: 'Events for each variant in a round' },
  },
});

export const loginToKafkaDeclaration = declareCommand({
  name: 'login-to-kafka',
  summary: 'Time logins from the call to the topic, by profile',
  details: [
    'The pipeline is deployed on this machine, with each profile of the forwarder in turn. The floor is a record without ' +
      'anything in between.',
  ],
  examples: [['npm run bench -- login-to-kafka --profile low-latency', 'One profile']],
  options: {
    logins: { ...atLeastOne, default: '100', text: 'Logins with each profile, one every 200 ms' },
    profile: { value: 'PROFILE', choices: profileNames, repeatable: true, text: 'Profile (default: all)' },
    write: write('docs/explanations/latency-to-kafka.md'),
  },
});

export const peersDeclaration = declareCommand({
  name: 'peers',
  summary: 'Compare the forwarder with other ways to Kafka',
  details: [
    'Benthos, sqs-consumer and a plain handler bring the same events from the same queue to the same brokers.',
    'Benthos is built with Go once, and left out without Go. Needs Linux.',
  ],
  examples: [
    ['npm run bench -- peers', 'All runs, some ten minutes'],
    ['npm run bench -- peers --events 5000 --fault frozen-leader', 'Fewer events, one fault'],
  ],
  options: {
    events: { ...atLeastOne, default: '20000', text: 'Events of each measured run, after a warm-up of as many' },
    seconds: { ...atLeastOne, default: '10', text: 'Seconds of the steady load' },
    rounds: { ...atLeastOne, default: '3', text: 'Rounds without a queue; the figures are medians' },
    fault: { value: 'NAME', choices: faultNames, repeatable: true, text: 'Fault (default: all)' },
    write: write('docs/explanations/next-to-others.md'),
  },
});

export const replayDeclaration = declareCommand({
  name: 'replay',
  summary: 'Compare a replay with the same calls of the bare SDK',
  examples: [['npm run bench -- replay --events 1000', 'A smaller queue']],
  options: {
    events: { ...atLeastOne, repeatable: true, text: 'Messages in the queue (default: 10000)' },
    rounds: { ...atLeastOne, default: '1', text: 'Rounds, each with every program in turn; the seconds are medians' },
    peer: {
      value: 'PROGRAM',
      text: 'Also run sqsmover, which moves a queue without reading its messages. Build it with "go build" from https://github.com/mercury2269/sqsmover',
    },
  },
});

export const triggerDeclaration = declareCommand({
  name: 'trigger',
  summary: 'Measure a login for the trigger function and other designs',
  details: ["Uses Lambda's own runtime with the CPU share of each memory size. Needs Linux and root."],
  examples: [['npm run bench -- trigger --memory 256 --rounds 1', 'One size, one round']],
  options: {
    rounds: { ...atLeastOne, default: '7', text: 'Rounds, each with all variants in turn; the figures are medians' },
    memory: {
      value: 'MB',
      choices: ['128', '256', '512', '1024'],
      repeatable: true,
      text: 'Memory size (default: all)',
    },
  },
});

export const triggerLossDeclaration = declareCommand({
  name: 'trigger-loss',
  summary: 'Account for each event while the event bus fails',
  details: [
    "Fails unless each event is on the bus, in the outbox or in the log. Uses Lambda's own runtime. Needs Linux.",
  ],
  examples: [['npm run bench -- trigger-loss --invocations 1000 --seed 42', 'Fewer logins, the same faults each time']],
  options: { invocations: { ...atLeastOne, default: '10000', text: 'Logins' }, seed },
});

export const wrapperTimeDeclaration = declareCommand({
  name: 'wrapper-time',
  summary: 'Measure the time that the wrapper adds to a handler',
  details: ["The event bus and the outbox hang. Uses Lambda's own runtime. Needs Linux."],
  examples: [['npm run bench -- wrapper-time --invocations 3', 'Fewer invocations']],
  options: { invocations: { ...atLeastOne, default: '10', text: 'Invocations of each function' }, seed },
});
