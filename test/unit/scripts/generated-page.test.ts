import { generatedPage } from '../../../scripts/generated-page.ts';

const sections = { 'failure-actions': '', 'failure-table': '' };

test('rejects a page with a section that nothing generates', () => {
  expect(() => generatedPage('docs/reference/failure-codes.md', {})).toThrow(
    'docs/reference/failure-codes.md: Nothing generates the section "failure-actions".',
  );
});

test('rejects a page without the marker of a section', () => {
  expect(() => generatedPage('docs/reference/failure-codes.md', { ...sections, other: '' })).toThrow(
    'docs/reference/failure-codes.md: The page has no marker "<!-- generated: other -->".',
  );
});

test('changes nothing but the generated section', () => {
  const page = generatedPage('docs/reference/failure-codes.md', { ...sections, 'failure-table': 'new' });

  expect(page).toMatch(/^# /m);
  expect(page).toContain('<!-- generated: failure-table -->\n\nnew\n\n<!-- /generated -->');
});
