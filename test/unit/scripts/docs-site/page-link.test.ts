import { pageLink } from '../../../../scripts/docs-site/page-link.ts';

const forge = 'https://forge/owner/project';
const link = (page: string, target: string): string => pageLink(page, target, forge);

test.each([
  ['docs/guides/upgrade.md', '../reference/versioning.md#rules', '/reference/versioning.md#rules'],
  ['docs/README.md', 'explanations/decisions/', '/explanations/decisions/'],
  ['docs/reference/events/login.md', 'README.md#fields', '/reference/events/index.md#fields'],
  ['docs/faq.md', 'README.md', '/index.md'],
  ['README.md', 'docs/README.md', '/index.md'],
  ['README.md', 'docs/get-started/deploy.md', '/get-started/deploy.md'],
])('%s: %s is the page %s', (page, target, expected) => {
  expect(link(page, target)).toBe(expected);
});

test.each([
  ['docs/guides/upgrade.md', '../../CHANGELOG.md', 'blob/main/CHANGELOG.md'],
  ['docs/reference/events/login.md', '../../../contracts/schemas/', 'tree/main/contracts/schemas/'],
  ['docs/guides/read-from-kafka.md', '../examples/consumer.ts', 'blob/main/docs/examples/consumer.ts'],
  ['README.md', 'LICENSE', 'blob/main/LICENSE'],
])('%s: %s is in the repository', (page, target, expected) => {
  expect(link(page, target)).toBe(`${forge}/${expected}`);
});

test.each(['https://example.com/a.md', '#anchor', 'mailto:a@example.com', '/guides/upgrade'])('keeps %s', (target) => {
  expect(link('docs/faq.md', target)).toBe(target);
});
