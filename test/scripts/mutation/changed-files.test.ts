import { filesToMutate } from '../../../scripts/mutation/changed-files.ts';

const folders = ['forwarder', 'cli/replay'];
const everything = () => true;

test.each([
  ['a source file', 'forwarder/deliver.ts', 'forwarder/deliver.ts'],
  ['the file of a changed test', 'test/forwarder/deliver.test.ts', 'forwarder/deliver.ts'],
  ['the file of one of several tests', 'test/forwarder/deliver.final.test.ts', 'forwarder/deliver.ts'],
  ['a file in a deeper folder', 'test/cli/replay/queue/ship.test.ts', 'cli/replay/queue/ship.ts'],
])('mutates %s', (_what, changed, file) => {
  expect(filesToMutate([changed], folders, everything)).toEqual([file]);
});

test.each(['contracts/metrics.ts', 'cli/doctor.ts', 'docs/replay.md', 'test/fakes/fake-sqs.ts', 'forwarder/README.md'])(
  'leaves out %s',
  (changed) => {
    expect(filesToMutate([changed], folders, everything)).toEqual([]);
  },
);

test('leaves out deleted files', () => {
  expect(filesToMutate(['forwarder/gone.ts'], folders, () => false)).toEqual([]);
});

test('names each file once', () => {
  const changed = ['test/forwarder/split.test.ts', 'forwarder/split.ts', 'forwarder/backoff.ts'];

  expect(filesToMutate(changed, folders, everything)).toEqual(['forwarder/backoff.ts', 'forwarder/split.ts']);
});
