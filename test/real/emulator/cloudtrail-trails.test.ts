import { CloudTrail, type PutEventSelectorsCommandInput } from '@aws-sdk/client-cloudtrail';
import { collectAuditRecords, createTrail, type AuditRecords } from './audit-records.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { createUserPool, type UserPool } from './user-pool.ts';

let emulator: Emulator;
let cloudTrail: CloudTrail;
let records: AuditRecords;

beforeAll(async () => {
  emulator = await startEmulator();
  cloudTrail = new CloudTrail(emulator.settings);
  records = await collectAuditRecords(emulator);
});
afterAll(() => emulator.stop());

/** Makes a call that reads and one that writes. Returns the pool that they were made for. */
async function readAndWrite(): Promise<UserPool> {
  const pool = await createUserPool(emulator);
  const { cognito, UserPoolId } = pool;
  await cognito.describeUserPool({ UserPoolId });
  await cognito.createGroup({ UserPoolId, GroupName: 'editors' });
  return pool;
}

/** The names of a pool's records, once a later call is recorded. The trail logs everything then. */
async function namesOf(pool: UserPool): Promise<readonly string[]> {
  await cloudTrail.putEventSelectors({ TrailName: 'trail', EventSelectors: [{ ReadWriteType: 'All' }] });
  await cloudTrail.startLogging({ Name: 'trail' });
  await records.next('CreateGroup', await readAndWrite());
  return records.others(pool);
}

test('a record comes only while a trail logs', async () => {
  const before = await readAndWrite();
  await createTrail(emulator);
  const during = await readAndWrite();
  await records.next('CreateGroup', during);
  await cloudTrail.stopLogging({ Name: 'trail' });
  const after = await readAndWrite();

  expect(await namesOf(after)).toEqual([]);
  expect(records.others(before)).toEqual([]);
});

const advanced = (...more: readonly { Field: string; Equals: string[] }[]) => ({
  AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, ...more] }],
});

const reading = ['DescribeUserPool'];
const writing = ['CreateGroup', 'CreateUserPool', 'CreateUserPoolClient'];

type Selectors = Omit<PutEventSelectorsCommandInput, 'TrailName'>;

test.each<[string, Selectors, readonly string[]]>([
  ['read-only', { EventSelectors: [{ ReadWriteType: 'ReadOnly' }] }, reading],
  ['writing', { EventSelectors: [{ ReadWriteType: 'WriteOnly' }] }, writing],
  ['no', { EventSelectors: [{ IncludeManagementEvents: false }] }, []],
  ['all advanced', advanced(), [...writing, ...reading]],
  ['read-only advanced', advanced({ Field: 'readOnly', Equals: ['true'] }), reading],
  ['writing advanced', advanced({ Field: 'readOnly', Equals: ['false'] }), writing],
])('selectors of %s management events pick the records', async (_what, selectors, names) => {
  await cloudTrail.putEventSelectors({ TrailName: 'trail', ...selectors });

  const found = await namesOf(await readAndWrite());

  expect(found.toSorted()).toEqual(names);
});
