import { anAuditRecord, lena } from '../../given/builders/an-audit-record.ts';
import { normalize } from './normalize-run.ts';

const failedLogin = anAuditRecord('InitiateAuth').detail;

describe('a record that names only a user', () => {
  const native = (name: string) => anAuditRecord(name).detail;
  const [changed, signedOut] = [native('ChangePassword'), native('GlobalSignOut')];

  test('is of the one --pool, which is said once', async () => {
    const files = { 'in.json': [changed, signedOut], 'more.json': [native('DeleteUser')] };
    const { code, events, stderr } = await normalize(files, 'in.json', 'more.json', '--pool', 'eu-central-1_Kt7QpX2nM');

    expect(code).toBe(0);
    expect(events).toMatchObject(
      ['cognito.password.changed.v1', 'cognito.logout.completed.v1', 'cognito.user.deleted.v1'].map((type) => ({
        type,
        ...lena,
        source: '/aws/cognito/eu-central-1/eu-central-1_Kt7QpX2nM',
        data: { userPoolId: 'eu-central-1_Kt7QpX2nM' },
      })),
    );
    expect(stderr).toEqual([
      'note: 3 records name only a user and not the pool: taken for --pool eu-central-1_Kt7QpX2nM',
    ]);
  });

  test('is of the one pool also where that has app clients', async () => {
    const argv = ['--pool', 'eu-west-1_One', '--client', 'web=eu-west-1_One'];
    const { types, stderr } = await normalize({ 'in.json': changed }, 'in.json', ...argv);

    expect(types).toEqual(['cognito.password.changed.v1']);
    expect(stderr).toEqual(['note: 1 record names only a user and not the pool: taken for --pool eu-west-1_One']);
  });

  test.each([[[]], [['--pool', 'eu-west-1_One', '--pool', 'eu-west-1_Two']]])(
    'is not said to be of any pool with %j',
    async (argv) => {
      const { code, stdout, stderr } = await normalize({ 'in.json': changed }, 'in.json', ...argv);

      expect([code, stdout]).toEqual([0, []]);
      expect(stderr).toEqual([
        'in.json:1: no event: ChangePassword: it names only a user, and not the pool; specify one --pool, which the user is in',
      ]);
    },
  );

  test('gives no note if it gives no event', async () => {
    const refused = native('ChangePassword-refused');
    const { stdout, stderr } = await normalize({ 'in.json': refused }, 'in.json', '--pool', 'eu-west-1_One');

    expect(stdout).toEqual([]);
    expect(stderr).toEqual(['in.json:1: no event: ChangePassword: only a successful call leads to an event']);
  });
});

test('a record that names nobody says so', async () => {
  const input = { ...failedLogin, errorCode: 'AccessDenied', requestParameters: null, additionalEventData: null };
  const { stdout, stderr } = await normalize({ 'in.json': input }, 'in.json');

  expect(stdout).toEqual([]);
  expect(stderr).toEqual(['in.json:1: no event: InitiateAuth: it names neither a pool, nor an app client, nor a user']);
});

test('an app client that --client does not name is not ours', async () => {
  const argv = ['--client', 'app=eu-west-1_One'];
  const { stdout, stderr } = await normalize({ 'in.json': failedLogin }, 'in.json', ...argv);

  expect(stdout).toEqual([]);
  expect(stderr).toEqual(['in.json:1: no event: InitiateAuth: its app client is not one of --client']);
});
