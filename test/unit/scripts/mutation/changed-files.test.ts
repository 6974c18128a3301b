import { filesToMutate } from '../../../../scripts/mutation/changed-files.ts';

const folders = ['kafka', 'forwarder', 'replay'];
const everything = () => true;

test.each([
  ['a source file', 'kafka/send/deliver.ts', 'kafka/send/deliver.ts'],
  ['the file of a changed test', 'test/unit/kafka/send/deliver.test.ts', 'kafka/send/deliver.ts'],
  ['the file of one of several tests', 'test/unit/kafka/send/deliver.final.test.ts', 'kafka/send/deliver.ts'],
  ['a file in a deeper folder', 'test/unit/replay/sending/ship.test.ts', 'replay/sending/ship.ts'],
])('mutates %s', (_what, changed, file) => {
  expect(filesToMutate([changed], folders, everything)).toEqual([file]);
});

test.each([
  'contracts/metrics.ts',
  'cli/doctor.ts',
  'docs/replay.md',
  'test/given/fakes/fake-sqs.ts',
  'forwarder/README.md',
])('leaves out %s', (changed) => {
  expect(filesToMutate([changed], folders, everything)).toEqual([]);
});

test('leaves out deleted files', () => {
  expect(filesToMutate(['forwarder/gone.ts'], folders, () => false)).toEqual([]);
});

test('names each file once', () => {
  const changed = ['test/unit/kafka/send/split.test.ts', 'kafka/send/split.ts', 'forwarder/queues/backoff.ts'];

  expect(filesToMutate(changed, folders, everything)).toEqual(['forwarder/queues/backoff.ts', 'kafka/send/split.ts']);
});
