import type { ArchiveReplay, ReplayState } from '../../../../replay/archive/event-archive.ts';
import type { BusEntry } from '../../../../replay/aws/event-bus.ts';
import type { LogSpan } from '../../../../replay/aws/log-lines.ts';
import { runProgram } from '../../../../cli/command-line/run-program.ts';
import { replayProgram } from '../../../given/replay-program.ts';
import './load-commands.ts';
import type { AwsSettings, Files } from '../../../../replay/replay-ports.ts';
import type { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { fakeRules } from '../../../given/fakes/fake-rules.ts';
import { fakeFiles, linesOf } from '../../../given/fakes/fake-files.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';

const queueUrl = (name: string): string => `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;

/** The outputs of a stack, as the pipeline's are called. */
export const outputs = {
  QueueUrl: queueUrl('events'),
  DeadLetterQueueUrl: queueUrl('dlq'),
  RuleDeadLetterQueueUrl: queueUrl('rule-dlq'),
  OutboxQueueUrl: queueUrl('outbox'),
  OutboxDeadLetterQueueUrl: queueUrl('outbox-dlq'),
  AuditQueueUrl: queueUrl('audit'),
  AuditDeadLetterQueueUrl: queueUrl('audit-dlq'),
  AuditRulesDeadLetterQueueUrl: queueUrl('audit-rules-dlq'),
  EventBusName: 'identity',
  AuditFunctionName: 'audit-reader',
  TriggerLogGroupName: 'trigger-log',
  ForwarderFunctionName: 'forwarder',
};

/** The outputs of a stack of a version whose audit function had no queue. */
export const outputsWithoutAuditQueue: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(outputs).filter(([name]) => !/^Audit(Rules|Queue)/.test(name)),
);

interface RunOptions {
  readonly queues: ReturnType<typeof fakeQueues>;
  /** @default - the outputs of the pipeline */
  readonly stack?: Readonly<Record<string, string>> | Error;
  /** Why the bus refuses an event. @default - it takes every event */
  readonly refuses?: (entry: BusEntry) => string | undefined;
  /** What the person answers, one question after the other. @default - nothing */
  readonly answers?: string[];
  readonly signal?: AbortSignal;
  /** What the person makes of a text. @default - they leave it as it is */
  readonly edit?: (text: string) => string;
  /** States of a replay of the archive, one for each call. @default - RUNNING */
  readonly states?: ReplayState[];
  /** The bus's rules. @default - Forwarder and Analytics */
  readonly rules?: ReturnType<typeof fakeRules>;
  /** By name; what is written is in it afterwards. */
  readonly files?: Map<string, string>;
  /** Files on a disk. @default - those of `files` */
  readonly disk?: Files;
  /** Texts of log groups, by name. */
  readonly logs?: Readonly<Record<string, string>>;
  /** Characters of a line of the terminal. @default - the output is not a terminal */
  readonly width?: number;
}

/** Runs `cognito-to-kafka replay …` on queues in memory. */
export async function runReplay(argv: readonly string[], options: RunOptions) {
  const {
    queues,
    stack = outputs,
    refuses = () => undefined,
    answers = [],
    files = new Map<string, string>(),
  } = options;
  const { edit = (text: string) => text, states = [], logs = {}, rules = fakeRules() } = options;
  const { signal = new AbortController().signal, disk = fakeFiles(files) } = options;
  const terminal = fakeTerminal();
  const published: BusEntry[] = [];
  const replays: ArchiveReplay[] = [];
  const cancelled: string[] = [];
  const bars: { readonly total: number | undefined; done: number; isEnded: boolean }[] = [];
  const toKafka: { readonly forwarder: string; readonly event: string }[] = [];
  const spans: LogSpan[] = [];
  const kafka = { isClosed: false };
  const invoked: { readonly name: string; readonly payload: string }[] = [];
  const settings: AwsSettings[] = [];
  const slept: number[] = [];
  const questions: string[] = [];
  let now = Date.parse('2026-11-24T06:00:00Z');
  const program = replayProgram({
    aws: (given) => {
      settings.push(given);
      return {
        outputs: () => (stack instanceof Error ? Promise.reject(stack) : Promise.resolve(stack)),
        queues: queues.port,
        publish: (entries) => {
          const codes = entries.map(refuses);
          published.push(...entries.filter((_entry, index) => codes[index] === undefined));
          return Promise.resolve(codes);
        },
        invoke: (name, payload) => {
          invoked.push({ name, payload });
          return Promise.resolve(undefined);
        },
        archive: {
          cancel: (name) => {
            cancelled.push(name);
            return Promise.resolve();
          },
          start: (replay) => {
            replays.push(replay);
            return Promise.resolve();
          },
          stateOf: () => Promise.resolve(states.shift() ?? { state: 'RUNNING' }),
        },
        rules: { ...rules.port, queuePolicy: queues.policy },
        kafka: {
          send: (forwarder, events) => {
            toKafka.push(...events.map((event) => ({ forwarder, event })));
            return Promise.resolve(events.map(() => undefined));
          },
          secretArns: () => Promise.resolve(['arn:secret']),
          close: () => void (kafka.isClosed = true),
        },
        logLines: (span) => {
          spans.push(span);
          return linesOf(logs[span.group] ?? '');
        },
      };
    },
    clock: {
      now: () => new Date(now),
      sleep: (milliseconds) => {
        slept.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
    },
    files: disk,
    ui: {
      interrupted: () => signal,
      edit: (text) => Promise.resolve(edit(text)),
      progress: (total) => {
        const bar = { total, done: 0, isEnded: false };
        bars.push(bar);
        return { advance: (count) => void (bar.done += count), end: () => void (bar.isEnded = true) };
      },
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(answers.shift() ?? '');
      },
    },
  });
  const code = await runProgram(program, argv, { ...terminal.ports, width: options.width });
  return {
    code,
    ...terminal,
    published,
    replays,
    cancelled,
    bars,
    toKafka,
    kafka,
    spans,
    invoked,
    settings,
    slept,
    files,
    questions,
  };
}
