import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerStack } from '../../../../../infra/deploy-checks/pool-attachment/stack-request.ts';

/** An address for a response, like one of CloudFormation, and the requests that it received. */
async function anAddress(status: number) {
  const came: { method: string | undefined; type: string | undefined; body: unknown }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      came.push({ method: request.method, type: request.headers['content-type'], body: JSON.parse(body) as unknown });
      response.writeHead(status).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const ResponseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer?Signature=x`;
  const request = {
    RequestType: 'Create',
    ResponseURL,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Pool',
    ResourceProperties: {},
  } as const;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { came, request, close };
}

test('sends a text of 3,000 bytes of JSON whole', async () => {
  const { came, request, close } = await anAddress(200);
  const Reason = 'x'.repeat(2998);
  await answerStack(request, { Status: 'FAILED', PhysicalResourceId: 'pool', Reason });
  close();

  expect(came).toMatchObject([{ body: { Reason } }]);
});

test('puts the response with the request ids, and without an unsigned content type', async () => {
  const { came, request, close } = await anAddress(200);
  await answerStack(request, { Status: 'SUCCESS', PhysicalResourceId: 'pool', Data: { finding: 'well' } });
  close();

  expect(came).toEqual([
    {
      method: 'PUT',
      type: undefined,
      body: {
        Status: 'SUCCESS',
        PhysicalResourceId: 'pool',
        Data: { finding: 'well' },
        StackId: 'stack',
        RequestId: 'request',
        LogicalResourceId: 'Pool',
      },
    },
  ]);
});

test('an answer that is not taken rejects, so that Lambda tries again', async () => {
  const { request, close } = await anAddress(403);

  await expect(answerStack(request, { Status: 'FAILED', PhysicalResourceId: 'pool', Reason: 'no' })).rejects.toThrow(
    '403',
  );
  close();
});

test.each([
  ['characters of one byte', 'x'],
  ['characters of four bytes', '\u{1f511}'],
  ['control characters', '\u0001'],
])('shortens a text too long for CloudFormation to its beginning and its end: %s', async (_name, filling) => {
  const { came, request, close } = await anAddress(200);
  const text = `refused: ${filling.repeat(20_000)}. Detach the pool.`;
  await answerStack(request, { Status: 'FAILED', PhysicalResourceId: 'pool', Reason: text });
  await answerStack(request, { Status: 'SUCCESS', PhysicalResourceId: 'pool', Data: { finding: text } });
  close();

  for (const { body } of came) {
    const { Reason, Data } = body as { Reason?: string; Data?: { finding: string } };
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(4096);
    expect(Reason ?? Data?.finding).toMatch(/^refused: .* … .*\. Detach the pool\.$/su);
  }
  expect(came).toHaveLength(2);
});
