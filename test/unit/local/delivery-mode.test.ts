import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { deliveryModeOf } from '../../../local/delivery-mode.ts';

let close: () => void = () => undefined;
afterEach(() => {
  close();
});

interface Deployed {
  readonly variables: Readonly<Record<string, string>>;
  /** Lines of the function's log. @default - none */
  readonly lines?: readonly string[];
}

/** The APIs of Lambda and CloudWatch Logs over HTTP for one function: keeps the paths and the inputs of the calls. */
async function fakeFunction({ variables, lines = [] }: Deployed) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const isLambda = request.method === 'GET';
      asked.push(isLambda ? decodeURIComponent(request.url ?? '') : body);
      const configuration = {
        Environment: { Variables: variables },
        LoggingConfig: { LogGroup: 'log-of-the-trigger' },
      };
      const output = isLambda ? configuration : { events: lines.map((message) => ({ message })) };
      response.writeHead(200, { 'content-type': isLambda ? 'application/json' : 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(output));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const outputs = { TriggerFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:trigger' };
const modeOf = async (deployed: Deployed) => {
  const { endpoint } = await fakeFunction(deployed);
  return deliveryModeOf({ endpoint, outputs });
};

test.each(['after-response', 'before-response'])('a function with the setting %s follows it', async (mode) => {
  expect(await modeOf({ variables: { DELIVERY: mode }, lines: ['{"message":"another"}'] })).toBe(mode);
});

test('a function that fell back publishes before the response, despite its setting', async () => {
  const lines = ['{"message":"another"}', '{"level":"warn","code":"NO_EXTENSIONS_API"}'];

  expect(await modeOf({ variables: { DELIVERY: 'after-response' }, lines })).toBe(
    'before-response (the emulator has no Extensions API for after-response)',
  );
});

test("the mode is read from the trigger function and that function's own log", async () => {
  const { endpoint, asked } = await fakeFunction({ variables: { DELIVERY: 'after-response' } });

  await deliveryModeOf({ endpoint, outputs });

  expect(asked).toEqual([
    expect.stringContaining(outputs.TriggerFunctionArn),
    expect.stringContaining('"logGroupName":"log-of-the-trigger"'),
  ]);
});
