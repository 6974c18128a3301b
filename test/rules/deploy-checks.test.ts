import { projectFiles, textOf } from './project-files.ts';

test('only infra/deploy-checks/ has code of custom resources', () => {
  const answers = projectFiles.filter((path) => !path.startsWith('test/') && textOf(path).includes('RequestType'));

  expect(answers.length).toBeGreaterThan(4);
  expect(answers.filter((path) => !path.startsWith('infra/deploy-checks/'))).toEqual([]);
});
