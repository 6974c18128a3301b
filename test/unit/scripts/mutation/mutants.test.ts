import { testedMutants } from '../../../../scripts/mutation/mutants.ts';

const at = (line: number, column: number) => ({ line, column });

test('returns killed and surviving mutants with the code that they change', () => {
  const source = 'const a = b === c;\nif (\n  x\n) y();\n';
  const report = {
    files: {
      'forwarder/a.ts': {
        source,
        mutants: [
          { mutatorName: 'M', status: 'Killed', replacement: 'true', location: { start: at(1, 11), end: at(1, 18) } },
          {
            mutatorName: 'M',
            status: 'Survived',
            replacement: 'if (\n z)',
            location: { start: at(2, 1), end: at(4, 2) },
          },
          { mutatorName: 'M', status: 'Timeout', location: { start: at(4, 3), end: at(4, 6) } },
          { mutatorName: 'M', status: 'NoCoverage', location: { start: at(4, 3), end: at(4, 4) } },
          { mutatorName: 'M', status: 'Ignored', location: { start: at(1, 1), end: at(1, 2) } },
          { mutatorName: 'M', status: 'CompileError', location: { start: at(1, 1), end: at(1, 2) } },
        ],
      },
    },
  };

  expect(testedMutants(report)).toStrictEqual([
    { file: 'forwarder/a.ts', line: 1, code: 'b === c', replacement: 'true', isKilled: true },
    { file: 'forwarder/a.ts', line: 2, code: 'if ( x )', replacement: 'if ( z)', isKilled: false },
    { file: 'forwarder/a.ts', line: 4, code: 'y()', replacement: '', isKilled: true },
    { file: 'forwarder/a.ts', line: 4, code: 'y', replacement: '', isKilled: false },
  ]);
});
