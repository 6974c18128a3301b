import { randomUUID } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { IdentityEvent } from '../../../contracts/catalog.ts';
import { readEvent } from '../../../contracts/read-event.ts';
import { clientSettings } from '../../../local/rig/aws-environment.ts';
import { CognitoUser } from '../../../local/rig/cognito-user.ts';
import { openTopicReader } from '../../../local/rig/topic-reader.ts';
import { waitFor } from '../../../local/rig/wait-for.ts';
import { factId } from '../../../triggers/normalize/cloud-event.ts';
import { anAuditRecord, web } from '../../given/builders/an-audit-record.ts';
import { deployedPipeline, output } from './setup/deployed-pipeline.ts';
import { functionProcesses } from './setup/function-processes.ts';
import { contentOf, putInto } from './setup/queue-content.ts';

const pipeline = deployedPipeline();
const settings = clientSettings(pipeline.endpoint);
const clientId = output('UserPoolClientId');

test('an attack with 1,000 failed logins uses two environments, and logins continue', async () => {
  const eventIDs = Array.from({ length: 1000 }, () => randomUUID());
  const records = eventIDs.map((eventID) => ({
    body: JSON.stringify(anAuditRecord('InitiateAuth', { eventID })).replaceAll(web.clientId, clientId),
    attributes: {},
  }));
  const reader = await openTopicReader(pipeline.bootstrap, pipeline.topic);
  const events = (): IdentityEvent[] =>
    reader.records.map(({ value }) => readEvent(value)).flatMap((read) => ('event' in read ? [read.event] : []));
  const user = new CognitoUser(new CognitoIdentityProviderClient(settings), clientId, 'otto');
  const subject = await user.signUp();
  await user.confirm();
  const loginsOf = (sub: string) =>
    events().filter((event) => event.type === 'cognito.login.succeeded.v1' && event.subject === sub);
  let isOver = false;
  let most = 0;
  const watching = waitFor(
    async () => {
      most = Math.max(most, await functionProcesses(output('AuditFunctionName')));
      return isOver;
    },
    { what: 'the end of the attack', timeoutMs: 150_000, intervalMs: 20 },
  );
  try {
    await putInto(new SQSClient(settings), output('AuditQueueUrl'), records);
    const logins = 10;
    for (let login = 0; login < logins; login++) await user.logIn();
    const wanted = eventIDs.map((eventID) => factId(`cognito.login.failed.v1/${eventID}`));
    await waitFor(
      () => {
        const found = new Set(events().map(({ id }) => id));
        return wanted.every((id) => found.has(id));
      },
      { what: 'an event for each failed login', timeoutMs: 120_000, intervalMs: 500 },
    );
    await waitFor(() => loginsOf(subject).length >= logins, {
      what: 'an event for each login',
      timeoutMs: 30_000,
    });
  } finally {
    isOver = true;
    await watching;
    await reader.close();
  }

  expect([1, 2]).toContain(most);
  expect(await contentOf(pipeline.endpoint, output('AuditDeadLetterQueueUrl'))).toEqual([]);
});
