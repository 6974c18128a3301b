import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { modelQueues } from '../../../bench/replay-fuzz/model-queues.ts';
import { processLife } from '../../../bench/replay-fuzz/process-life.ts';
import type { QueueMessage, QueueMessageAttributes } from '../../../replay/messages/queue-message.ts';

interface Entry {
  readonly Id: string;
  readonly ReceiptHandle: string;
  readonly MessageBody: string;
  readonly MessageAttributes?: QueueMessageAttributes;
}

interface Asked {
  readonly QueueUrl: string;
  readonly Entries?: readonly Entry[];
}

/** SQS on this machine, for a command that runs as a process; `deleting` is called before each answer to a deletion. */
export async function fakeSqsServer({ deleting }: { readonly deleting: (deleted: number) => void }) {
  const queues = modelQueues();
  const port = queues.port(processLife(Infinity), { random: Math.random, failing: 0 });
  let deleted = 0;
  const answers: Readonly<Record<string, (asked: Asked) => Promise<object>>> = {
    GetQueueAttributes: async ({ QueueUrl }) => {
      const { visible, inFlight } = await port.facts(QueueUrl);
      const counts = { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: inFlight };
      return { Attributes: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])) };
    },
    ReceiveMessage: async ({ QueueUrl }) => ({ Messages: (await port.receive(QueueUrl, 120)).map(messageOf) }),
    ChangeMessageVisibilityBatch: async ({ QueueUrl, Entries = [] }) => {
      await port.release(
        QueueUrl,
        Entries.map(({ ReceiptHandle }) => ReceiptHandle),
      );
      return successful(Entries);
    },
    DeleteMessageBatch: async ({ QueueUrl, Entries = [] }) => {
      await port.remove(
        QueueUrl,
        Entries.map(({ ReceiptHandle }) => ReceiptHandle),
      );
      deleted += Entries.length;
      deleting(deleted);
      return successful(Entries);
    },
  };
  const answer = async (request: IncomingMessage): Promise<object | undefined> => {
    const name = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    return answers[name]?.((await json(request)) as Asked);
  };
  const server = createServer((request, response) => {
    void answer(request).then((body) => {
      response.writeHead(body ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify(body ?? { __type: 'UnknownOperationException' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    queueUrl: `${endpoint}/111122223333/dead-letters`,
    queues,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const successful = (entries: readonly Entry[]) => ({ Successful: entries.map(({ Id }) => ({ Id })), Failed: [] });

const messageOf = ({ messageId, handle, body, attributes, sentAt, receiveCount }: QueueMessage) => ({
  MessageId: messageId,
  ReceiptHandle: handle,
  Body: body,
  MD5OfBody: createHash('md5').update(body).digest('hex'),
  Attributes: { SentTimestamp: String(sentAt.getTime()), ApproximateReceiveCount: String(receiveCount) },
  MessageAttributes: Object.fromEntries(
    Object.entries(attributes).map(([name, { BinaryValue, ...attribute }]) => [
      name,
      BinaryValue ? { ...attribute, BinaryValue: Buffer.from(BinaryValue).toString('base64') } : attribute,
    ]),
  ),
});
