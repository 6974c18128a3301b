import { join } from 'node:path';
import { startProcess, stopProcess } from '../../../local/rig/child-process.ts';
import { installMavenJars } from '../../../local/rig/maven-jars.ts';
import { localFolder } from '../../../local/rig/paths.ts';
import { freePort } from '../../../local/rig/tcp-ports.ts';

/** ElasticMQ: a queue server with the API of SQS. */
export interface QueueServer {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

const jars = join(localFolder, 'elasticmq', 'jars');

/** Installs ElasticMQ into `.local/` unless it is installed. Rejects with Maven's output. */
export const installQueueServer = (print: (line: string) => void): Promise<void> =>
  installMavenJars(
    { pom: join(import.meta.dirname, 'elasticmq-pom.xml'), jars, what: 'ElasticMQ', expectedMegabytes: 37 },
    print,
  );

/** Starts it on a free port of this machine; its queues are in memory. */
export async function startQueueServer(runFolder: string): Promise<QueueServer> {
  const port = await freePort();
  const place = { name: 'elasticmq', runFolder };
  const endpoint = `http://127.0.0.1:${port}`;
  const settings = {
    'rest-sqs.bind-hostname': '127.0.0.1',
    'rest-sqs.bind-port': port,
    'node-address.host': '127.0.0.1',
    'node-address.port': port,
    'rest-stats.enabled': false,
  };
  await startProcess({
    ...place,
    command: 'java',
    args: [
      '-Xmx768m',
      '-XX:+UseSerialGC',
      ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
      '-cp',
      join(jars, '*'),
      'org.elasticmq.server.Main',
    ],
    env: { PATH: process.env['PATH'] ?? '', HOME: runFolder },
    isReady: () =>
      fetch(endpoint).then(
        () => true,
        () => false,
      ),
  });
  return { endpoint, stop: () => stopProcess(place) };
}
