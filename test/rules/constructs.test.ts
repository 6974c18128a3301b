import { docstringProblems, publishedConstructs, unpublishedTypes } from '../../scripts/constructs-page/published.ts';
import { projectFiles, textOf } from './project-files.ts';

const constructs = projectFiles.filter((path) => /^infra\/(constructs|config\/consumers)\//.test(path));

test('constructs read only their props: no environment, working directory or context', () => {
  const hidden = /\bprocess\.|\btryGetContext\b|\bnode:process\b/;

  expect(constructs).toContain('infra/constructs/identity-event-pipeline.ts');
  expect(constructs.filter((path) => hidden.test(textOf(path)))).toEqual([]);
});

test('every published member has a docstring, and every optional prop a default', () => {
  const published = publishedConstructs();

  expect(published.length).toBeGreaterThan(50);
  expect(docstringProblems(published)).toEqual([]);
});

test('every type that a published construct names is published', () => {
  expect(unpublishedTypes(publishedConstructs())).toEqual([]);
});
