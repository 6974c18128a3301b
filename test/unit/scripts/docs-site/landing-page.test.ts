import { landingPage } from '../../../../scripts/docs-site/landing-page.ts';

const readme = `# cognito-to-kafka

cognito-to-kafka publishes events.

## Try it on your machine

Run [it](docs/run.md).

## Features

- **Fast.** A login waits
  [1 ms](docs/latency.md) for \`<it>\`.
- **Small.** One file.

An event:

## License

[MIT](LICENSE).
`;
const repositoryUrl = 'https://forge/p';
const page = landingPage({ readme, index: '# Documentation\n\n## Concepts\n', repositoryUrl });

test('has the sentence and the features of README', () => {
  const { hero, features } = JSON.parse(page.split('\n')[1] ?? '') as Record<string, unknown>;

  expect(hero).toMatchObject({ name: 'cognito-to-kafka', text: 'Publishes events.' });
  expect(features).toEqual([
    { title: 'Fast', details: 'A login waits 1 ms for <code>&lt;it></code>.', link: '/latency.md' },
    { title: 'Small', details: 'One file.' },
  ]);
});

test('has the content of a generated section of README, without its markers', () => {
  const generated = readme.replace('1 ms', '<!-- generated: warm -->1 ms<!-- /generated -->');

  expect(landingPage({ readme: generated, index: '# Documentation\n\n## Concepts\n', repositoryUrl })).toBe(page);
});

test('has the first steps with links of the site, and the index a level below', () => {
  expect(page).toContain('## Try it on your machine\n\nRun [it](/run.md).\n');
  expect(page).toContain('## One event\n\nAn event:\n');
  expect(page).toContain('## Documentation\n\n### Concepts\n');
  expect(page).not.toContain('MIT');
});

test.each([
  ['first sentence', readme.replace('cognito-to-kafka publishes', 'It publishes')],
  ['features', readme.replaceAll('- **', '* **')],
  ['section "Try it on your machine"', readme.replace('## Try it', '## Run it')],
])('rejects README without %s', (part, changed) => {
  expect(() => landingPage({ readme: changed, index: '', repositoryUrl })).toThrow(part);
});
