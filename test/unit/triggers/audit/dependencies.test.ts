import { createAuditor } from '../../../../triggers/audit/dependencies.ts';
import { anAuditRecord, lena, web } from '../../../given/builders/an-audit-record.ts';
import { captureStdout } from '../../../given/fakes/captured-stdout.ts';
import { fakeAws } from '../../../given/fakes/fake-aws.ts';
import { anAuditBatch } from '../../../given/fakes/fake-audit.ts';

const config = {
  eventBusName: 'identity',
  privacy: {},
  hashKeyArn: undefined,
  userPoolIds: ['eu-central-1_Kt7QpX2nM'],
  deadLetterQueueUrl: 'https://sqs.eu-central-1.amazonaws.com/111122223333/dlq',
  listUsersIntervalMs: 50,
  knownUsersTable: undefined,
};

/** A record of AWS: it names the user, and neither pool nor app client. */
const record = anAuditRecord('ChangePassword', { additionalEventData: { sub: lena.subject } });

test('gives up a request that Cognito does not answer, and asks again for the next record of the user', async () => {
  let questions = 0;
  const aws = await fakeAws(({ operation }) => {
    if (operation === 'PutEvents') return { Entries: [{ EventId: '1' }] };
    questions += 1;
    return questions === 1 ? 'silence' : { Users: [{ Attributes: [{ Name: 'sub', Value: lena.subject }] }] };
  });
  const stdout = captureStdout();
  try {
    const handler = createAuditor(config, {}, { requestTimeoutMs: 500 });

    await expect(handler(anAuditBatch(record))).resolves.toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    await expect(handler(anAuditBatch(record))).resolves.toEqual({ batchItemFailures: [] });

    expect(aws.calls.map(({ operation }) => operation)).toEqual(['ListUsers', 'ListUsers', 'PutEvents']);
    expect(stdout.lines()).toMatchObject([
      { message: 'record undecided', code: 'ETIMEDOUT', RecordsWithoutPool: 1 },
      { message: 'record returned', code: 'POOL_NOT_FOUND_OUT', detail: 'ETIMEDOUT' },
    ]);
  } finally {
    stdout.restore();
    await aws.close();
  }
});

test('reads the app clients of more than twenty pools, which take turns', async () => {
  const userPoolIds = Array.from({ length: 22 }, (_, index) => `eu-central-1_Pool${index}`);
  const aws = await fakeAws(({ operation, input }) => {
    if (operation === 'PutEvents') return { Entries: [{ EventId: '1' }] };
    const isLast = (input as { UserPoolId: string }).UserPoolId === userPoolIds.at(-1);
    return { UserPoolClients: isLast ? [{ ClientId: web.clientId }] : [] };
  });
  try {
    const handler = createAuditor({ ...config, userPoolIds }, {}, { pagesIntervalMs: 10 });
    const failedLogin = anAuditRecord('InitiateAuth', { requestParameters: web });

    await expect(handler(anAuditBatch(failedLogin))).resolves.toEqual({ batchItemFailures: [] });
    expect(aws.calls.map(({ operation }) => operation)).toContain('PutEvents');
  } finally {
    await aws.close();
  }
});
