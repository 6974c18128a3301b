import { replayDependencies } from '../../../../cli/replay/dependencies.ts';
import { runProgram } from '../../../../cli/command-line/run-program.ts';
import { replayProgram } from '../../../given/replay-program.ts';
import { aQueueMessage, texts } from '../../../given/builders/a-queue-message.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { fakeAws, stackInXml } from '../../../given/fakes/fake-aws.ts';
import { fakeQueues } from '../../../given/fakes/fake-queues.ts';
import { sqsService } from '../../../given/fakes/fake-sqs-service.ts';
import { fakeTerminal } from '../../../given/fakes/fake-terminal.ts';
import { outputs } from './replay-run.ts';

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];
let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** The commands of replay over the real clients, in a world whose clock is `offsetMs` behind that of this machine. */
async function aWorld(offsetMs: number) {
  const now = () => new Date(Date.now() - offsetMs);
  const queues = fakeQueues();
  let sends = 0;
  // Each event fails again at once: the forwarder dead-letters it as a new message.
  const send: typeof queues.port.send = (_url, messages) => {
    sends += messages.length;
    if (sends < 500) for (const { body } of messages) put(0, body);
    return Promise.resolve(messages.map(() => undefined));
  };
  const put = (agoMs: number, body: string) => {
    const time = new Date(now().getTime() - agoMs);
    const message = { messageId: `m-${Math.random()}`, sentAt: time, body };
    queues.put(
      outputs.DeadLetterQueueUrl,
      aQueueMessage({ ...message, attributes: texts({ failedAt: time.toISOString() }) }),
    );
  };
  const sqs = sqsService({ port: { ...queues.port, send } });
  const aws = await fakeAws((call) => (call.operation === 'DescribeStacks' ? stackInXml(outputs) : sqs(call)), now);
  close = aws.close;
  const interrupted = () => new AbortController().signal;
  const program = replayProgram(
    replayDependencies({ input: process.stdin, screen: process.stderr, interrupted, editor: 'true' }),
  );
  return {
    queues,
    sends: () => sends,
    /** Messages whose events happened, and came, so long ago. */
    putAll: (...agoMs: number[]) => {
      for (const ago of agoMs) {
        const time = new Date(now().getTime() - ago).toISOString();
        put(ago, JSON.stringify(anEvent({ subject: `${ago}`, time })));
      }
    },
    run: async (...argv: string[]) => {
      const terminal = fakeTerminal();
      const code = await runProgram(program, [...argv, '--endpoint-url', aws.url], terminal.ports);
      return { code, ...terminal };
    },
  };
}

const offsets = [second, 4 * second, 5 * minute, 2 * day, 366 * day].flatMap((offset) => [offset, -offset]).concat(0);

test.each(offsets)('lists and shows the same on a machine whose clock is %i ms ahead', async (offsetMs) => {
  const world = await aWorld(offsetMs);
  world.putAll(...[10.5, 50.5, 70.5, 210.5].map((minutes) => minutes * minute));
  const queue = ['--queue', 'dead-letters'];

  const since = await world.run('list', ...queue, '--since', '1h', '--json');
  const until = await world.run('list', ...queue, '--until', '1h', '--json');
  const table = await world.run('list', ...queue);
  const queuesTable = await world.run('queues', ...queue);

  const subjects = (lines: readonly string[]) =>
    lines.map((line) => (JSON.parse(line) as { subject: string }).subject).sort();
  expect(subjects(since.stdout)).toEqual([10.5 * minute, 50.5 * minute].map(String).sort());
  expect(subjects(until.stdout)).toEqual([70.5 * minute, 210.5 * minute].map(String).sort());
  const ages = table.stdout.join('\n').match(/\d+ (min|h|d)(?= )/g);
  expect([...(ages ?? [])].sort()).toEqual(['1 h', '10 min', '3 h', '50 min']);
  expect(queuesTable.stdout.join('\n')).toMatch(/ 3 h .* 13 d of 14 d/);
});

test.each(offsets)('sends each event once from a machine whose clock is %i ms ahead', async (offsetMs) => {
  const world = await aWorld(offsetMs);
  world.putAll(100, minute, hour);

  const { code, stdout } = await world.run('send', '--queue', 'dead-letters', '--yes', '--json');

  expect([code, world.sends()]).toEqual([0, 3]);
  expect(JSON.parse(stdout[0] ?? '')).toMatchObject({ sent: 3, skipped: { 'received-after-start': 3 } });
});
