import { matching, sidebar } from '../../../../scripts/docs-site/sidebar.ts';

const page = (path: string, title: string) => ({ path, title });
const pages = [
  page('faq.md', 'Questions'),
  page('events/README.md', 'All events'),
  page('events/login.md', 'Login events'),
  page('events/user.md', 'User events'),
];

test('has the pages of a section with their titles', () => {
  expect(sidebar([{ title: 'Help', pages: ['faq.md'] }], pages)).toEqual([
    { text: 'Help', collapsed: false, items: [{ text: 'Questions', link: '/faq' }] },
  ]);
});

test('has a collapsed group whose title leads to its index', () => {
  const [section] = sidebar([{ title: 'Reference', pages: [{ title: 'Events', pages: ['events/*'] }] }], pages);

  expect(section?.items).toEqual([
    {
      text: 'Events',
      link: '/events/',
      collapsed: true,
      items: [
        { text: 'Login events', link: '/events/login' },
        { text: 'User events', link: '/events/user' },
      ],
    },
  ]);
});

test('takes pages that begin with an entry, also none', () => {
  expect(matching('events/*', pages)).toHaveLength(3);
  expect(matching('constructs*', pages)).toEqual([]);
});

test('rejects a page that does not exist', () => {
  expect(() => matching('gone.md', pages)).toThrow('The navigation names docs/gone.md, which is not a page.');
});
