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

test("abandons a request without an answer, and asks again for the user's next record", async () => {
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

describe('with a table of known users', () => {
  /** The calls for the record where the table and the pool answer with these, and what the handler returns. */
  async function handled(inTable: object, users: readonly object[]) {
    const aws = await fakeAws(({ operation }) => {
      if (operation === 'PutEvents') return { Entries: [{ EventId: '1' }] };
      return operation === 'GetItem' ? inTable : { Users: users };
    });
    try {
      const env = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody' };
      const handler = createAuditor({ ...config, knownUsersTable: 'users' }, { ...env, AWS_ENDPOINT_URL: aws.url });
      const result = await handler(anAuditBatch(record));
      return { result, calls: aws.calls.map(({ operation }) => operation) };
    } finally {
      await aws.close();
    }
  }
  const inPool = { Item: { sub: { S: lena.subject }, pool: { S: 'eu-central-1_Kt7QpX2nM' } } };

  test('finds the pool of a user there, and does not ask Cognito', async () => {
    expect(await handled(inPool, [])).toEqual({ result: { batchItemFailures: [] }, calls: ['GetItem', 'PutEvents'] });
  });

  test('omits a record of a user that neither the table nor Cognito has', async () => {
    expect(await handled({}, [])).toEqual({ result: { batchItemFailures: [] }, calls: ['GetItem', 'ListUsers'] });
  });
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
    const begin = performance.now();

    await expect(handler(anAuditBatch(failedLogin))).resolves.toEqual({ batchItemFailures: [] });
    expect(aws.calls.map(({ operation }) => operation)).toContain('PutEvents');
    expect(performance.now() - begin).toBeGreaterThanOrEqual(20 * 10);
  } finally {
    await aws.close();
  }
});
