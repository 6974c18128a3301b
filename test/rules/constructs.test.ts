import { projectFiles, textOf } from './project-files.ts';

const constructs = projectFiles.filter((path) => /^infra\/(constructs|config\/consumers)\//.test(path));

test('constructs read only their props: no environment, working directory or context', () => {
  const hidden = /\bprocess\.|\btryGetContext\b|\bnode:process\b/;

  expect(constructs).toContain('infra/constructs/identity-event-pipeline.ts');
  expect(constructs.filter((path) => hidden.test(textOf(path)))).toEqual([]);
});

test('every option of a published construct that may be left out says what it is then', () => {
  const published = [...textOf('infra/published-constructs.ts').matchAll(/'\.\/(constructs\/[\w-]+\.ts)'/g)];
  const undocumented = published.flatMap(([, path = '']) =>
    [...textOf(`infra/${path}`).matchAll(/(\*\/)?\n {2}readonly (\w+)\?:/g)]
      .filter(
        ({ index, [1]: end }) => !end || !lastComment(textOf(`infra/${path}`).slice(0, index)).includes('@default'),
      )
      .map(([, , name]) => `${path}: ${name}`),
  );

  expect(published.length).toBeGreaterThan(10);
  expect(undocumented).toEqual([]);
});

const lastComment = (text: string): string => text.slice(text.lastIndexOf('/**'));
