import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf } from '../../../../local/rig/python-project.ts';
import { emulatorFolder } from '../../../../local/rig/paths.ts';

test('reads the one pinned version of the emulator', () => {
  expect(dependenciesOf(readFileSync(join(emulatorFolder, 'pyproject.toml'), 'utf8'))).toEqual([
    expect.stringMatching(/^ministack==\d+\.\d+\.\d+$/),
  ]);
});

test('reads several lines, and only the list of that name', () => {
  const text = 'optional-dependencies = ["c"]\ndependencies = [\n  "a>=1",\n  "b"\n]\n';

  expect(dependenciesOf(text)).toEqual(['a>=1', 'b']);
});

test.each(['', 'dependencies = "a"\n'])('rejects a project without a list: %j', (text) => {
  expect(() => dependenciesOf(text)).toThrow('The pyproject.toml has no list "dependencies".');
});
