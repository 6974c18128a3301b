import { textOf } from './project-files.ts';

/** Without what formatting adds: white space, and commas at the end of a list. */
const bare = (code: string): string => code.replace(/\s/g, '').replace(/,(?=[)}\]])/g, '');

const deployed = bare(textOf('test/real/pipeline/setup/consumers-stack.ts'));
const shown = [...textOf('docs/guides/add-a-consumer.md').matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = '']) => code,
);

test('docs/guides/add-a-consumer.md shows the code that the test deploys', () => {
  expect(shown.length).toBeGreaterThan(6);
  expect(shown.filter((code) => !deployed.includes(bare(code)))).toEqual([]);
});
