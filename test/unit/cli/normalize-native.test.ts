import { nativeFile } from '../../given/builders/a-native-audit-record.ts';
import { expected } from '../../given/builders/native-outcomes.ts';
import { normalize } from './normalize-run.ts';

const pool = 'us-east-1_Nat1veP01';
const clients = [
  '7nativeclient000public0001',
  '7nativeclient0secret000002',
  '7nativeclient0hidden000003',
  '7nativeclient0default00004',
];
const argv = ['--pool', pool, ...clients.flatMap((id) => ['--client', `${id}=${pool}`])];

/** Records that name only the user: of the calls with the own access token that give an event. */
const namesOnlyUser = /^(15-GlobalSignOut|22-ChangePassword|28-UpdateUserAttributes)-success$/;

test.each(expected)('with --pool, %s gives its event in that pool', async (sample, type, own) => {
  const { subject } = own as { readonly subject?: string };
  const { code, events, stderr } = await normalize({ 'in.json': nativeFile(sample) }, 'in.json', ...argv);

  expect(code).toBe(0);
  expect(events.map((event) => [event.type, event.subject, event.data.userPoolId])).toEqual(
    type === undefined ? [] : [[type, subject, pool]],
  );
  expect(stderr.some((line) => line.startsWith('note: '))).toBe(namesOnlyUser.test(sample));
});
