import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPipeline } from '../../../../local/rig/pipeline.ts';
import { freePort } from '../../../../local/rig/tcp-ports.ts';
import { installTools } from '../../../../local/rig/tools.ts';

// Everybody may do everything with a topic that no list names.
const withAccessLists = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'true',
};

/** Deploys the pipeline once for all the tests of this project; they find it in the environment. */
export default async function deployPipeline(): Promise<void> {
  await installTools(console.log);
  const pipeline = await startPipeline({
    runFolder: await mkdtemp(join(tmpdir(), 'cognito-to-kafka-')),
    topic: 'identity-events',
    awsPort: await freePort(),
    kafka: { port: await freePort(), properties: withAccessLists },
    print: () => undefined,
  });
  process.env['PIPELINE'] = JSON.stringify(pipeline);
}
