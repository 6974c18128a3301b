import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../../local/rig/certificates.ts';
import { ensureTopic, quietKafka, stopKafka } from '../../../local/rig/kafka.ts';
import {
  setScramPassword,
  startSecuredKafka,
  type Listener,
  type SecuredKafka,
} from '../../../local/rig/secured-kafka.ts';

/** Every password of these tests; `plain` and `scram` belong to the users of these names. */
export const passwords = {
  plain: 'Correct-Horse-1',
  scram: 'Battery-Staple-2',
  rotated: 'Rotated-Donkey-3',
  wrong: 'Wr0ng-Mule-4',
};

export const [secretArn, caSecretArn] = ['arn:credentials', 'arn:authority'];
const topic = 'identity-events';

export let runFolder = '';
export let kafka: SecuredKafka;
beforeAll(async () => {
  runFolder = await mkdtemp(join(tmpdir(), 'cognito-to-kafka-secured-'));
  kafka = await startSecuredKafka({ runFolder, plainUsers: { plain: passwords.plain }, sessionMs: 6000 });
  await Promise.all([
    ensureTopic(kafka.bootstrap.plaintext, topic),
    setScramPassword(kafka.bootstrap.plaintext, 'scram', passwords.scram),
  ]);
});
afterAll(async () => {
  await stopKafka({ runFolder });
  await rm(runFolder, { recursive: true, force: true });
});

export const at = (listener: Listener): string => kafka.bootstrap[listener];

/** Secrets by ARN, as text. */
export const user = (username: string, password: string): string => JSON.stringify({ username, password });
export const withPassword = (username: string, password: string) => ({ [secretArn]: () => user(username, password) });
export const withCertificate = ({ certificate, key }: Certificate) => ({
  [secretArn]: () => JSON.stringify({ certificate, privateKey: key }),
});
export const withCa = () => ({ [caSecretArn]: () => kafka.ca });

/** How many records the topic has. */
export async function recordsInTopic(): Promise<number> {
  const admin = quietKafka(at('plaintext')).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  return offsets.reduce((sum, { high }) => sum + Number(high), 0);
}
