import { textOf } from '../../rules/project-files.ts';
import { normalize } from './normalize-run.ts';

const sample = 'docs/examples/post-authentication.json';
const page = textOf('docs/guides/privacy-policy.md');
const blocks = [...page.matchAll(/^ *```json\n([^]*?)^ *```/gm)].map(([, text = '']): unknown => JSON.parse(text));
const [, policy, data] = blocks;

test('the privacy page shows the data of the sample under its policy', async () => {
  expect(page).toContain(`normalize ${sample} --config pipeline.json`);
  const files = { [sample]: textOf(sample), 'pipeline.json': policy };
  const { code, events } = await normalize(files, sample, '--config', 'pipeline.json');

  expect(code).toBe(0);
  expect(events.map((event) => event.data)).toEqual([data]);
});

test('README names the sample, and its command prints an event', async () => {
  expect(textOf('README.md')).toContain(`normalize ${sample}\n`);
  const { types } = await normalize({ [sample]: textOf(sample) }, sample);

  expect(types).toEqual(['cognito.login.succeeded.v1']);
});
