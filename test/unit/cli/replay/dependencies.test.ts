import { PassThrough } from 'node:stream';
import { replayDependencies } from '../../../../cli/replay/dependencies.ts';
import { anEvent } from '../../../given/builders/an-event.ts';
import { brokerTopic, fakeBroker } from '../../../given/fakes/fake-broker.ts';
import { fakeAws, setEnvironment, stackInXml } from '../../../given/fakes/fake-aws.ts';
import { outputs } from './replay-run.ts';

/** The terminal of a person who types this; `isTTY` false for a pipe. */
function aTerminal(typed: string, isTTY = true, editor = 'true') {
  const [input, screen] = [new PassThrough(), new PassThrough()];
  const shown: string[] = [];
  screen.on('data', (chunk: Buffer) => void shown.push(chunk.toString()));
  input.write(typed);
  const { ui, clock } = replayDependencies({
    input: Object.assign(input, { isTTY }) as unknown as NodeJS.ReadStream,
    screen: Object.assign(screen, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream,
    interrupted: () => new AbortController().signal,
    editor,
  });
  return { ui, clock, input, shown: () => shown.join('') };
}

test('asks the person, without what a terminal would execute', async () => {
  const { ui, shown, input } = aTerminal('yes\nno\n');

  expect(await ui.ask('Delete \u001b[31mall\u001b[0m? ')).toBe('yes');
  // A terminal that is read keeps the process from ending.
  expect(input.isPaused()).toBe(true);
  expect(shown()).toContain('all');
  expect(shown()).not.toContain('\u001b[31m');
});

test('asks nobody where there is no terminal', async () => {
  const { ui, shown } = aTerminal('yes\n', false);

  expect([await ui.ask('Delete all? '), shown()]).toEqual(['', '']);
});

test('shows the progress on the screen', () => {
  const { ui, shown } = aTerminal('');

  const bar = ui.progress(20);
  bar.advance(10);
  bar.end();

  expect(shown()).toContain('10/20');
});

test('opens the editor of the person', async () => {
  expect(await aTerminal('', true, "sed -i 's/1/2/'").ui.edit('{"a": 1}')).toBe('{"a": 2}');
});

test('sleeps for the given time', async () => {
  const begin = performance.now();
  await aTerminal('').clock.sleep(20);

  expect(performance.now() - begin).toBeGreaterThan(18);
});

describe('the clients of AWS', () => {
  const { input, screen } = { input: process.stdin, screen: process.stderr };
  const { aws: connect } = replayDependencies({
    input,
    screen,
    interrupted: () => new AbortController().signal,
    editor: 'true',
  });
  let end: (() => Promise<void>) | undefined;
  afterEach(() => end?.());

  test('call the Region of the option, wherever the environment leads', async () => {
    const aws = await fakeAws(() => stackInXml(outputs));
    end = aws.close;

    await connect({ region: 'us-east-1' }).outputs('S');
    await connect({}).outputs('S');

    expect(aws.regions).toEqual(['us-east-1', 'eu-central-1']);
  });

  test('call the queue at its own URL, but at the endpoint of the option if there is one', async () => {
    const aws = await fakeAws(() => ({ Attributes: { QueueArn: 'arn:q' } }));
    end = aws.close;
    const restore = setEnvironment({ AWS_ENDPOINT_URL: undefined });
    // The SDK warns of a URL with another host.
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      const strange = 'http://127.0.0.1:9/111122223333/q';
      expect(await connect({ endpoint: aws.url }).queues.facts(strange)).toMatchObject({ arn: 'arn:q' });
      expect(await connect({}).queues.facts(`${aws.url}/111122223333/q`)).toMatchObject({ arn: 'arn:q' });
    } finally {
      warn.mockRestore();
      restore();
    }
  });

  test('use the credentials of --profile, not those of the environment', async () => {
    const aws = await fakeAws(() => stackInXml(outputs));
    end = aws.close;
    const restore = setEnvironment({ AWS_EC2_METADATA_DISABLED: 'true' });
    // The SDK warns that the environment has credentials, too.
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      await expect(connect({}).outputs('S')).resolves.toEqual(outputs);
      await expect(connect({ profile: 'nobody-has-it' }).outputs('S')).rejects.toThrow('credentials');
      expect(aws.calls).toHaveLength(1);
    } finally {
      warn.mockRestore();
      restore();
    }
  });

  test('write to Kafka with the settings of the forwarder, and end the connections', async () => {
    const broker = await fakeBroker();
    const Variables = { KAFKA_BROKERS: broker.address, KAFKA_TOPIC: brokerTopic };
    const aws = await fakeAws(() => ({ Environment: { Variables } }));
    end = aws.close;
    const { kafka } = connect({});
    try {
      expect(await kafka.send('forwarder', [JSON.stringify(anEvent())])).toEqual([undefined]);
      expect(broker.requests).toHaveLength(1);
    } finally {
      kafka.close();
      await broker.stop();
    }
  });

  test('authenticate to Kafka in the Region of the forwarder', async () => {
    const broker = await fakeBroker({ accepts: () => false });
    const Variables = {
      KAFKA_BROKERS: broker.address,
      KAFKA_TOPIC: brokerTopic,
      KAFKA_AUTHENTICATION: 'iam',
      KAFKA_TLS: 'on',
    };
    const aws = await fakeAws(() => ({ Environment: { Variables } }));
    end = aws.close;
    const { kafka } = connect({ region: 'eu-west-1' });
    try {
      const [code] = await kafka.send('forwarder', [JSON.stringify(anEvent())]);
      expect([code, aws.regions]).toEqual([expect.not.stringContaining('BAD_CONFIGURATION'), ['eu-west-1']]);
    } finally {
      kafka.close();
      await broker.stop();
    }
  }, 20_000);
});
