import { filesOf, projectFiles, textOf } from './project-files.ts';

const page = projectFiles.filter((path) => path.startsWith('live/page/'));

test('nothing in the live page inserts markup or evaluates text', () => {
  const unsafe =
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function|document\.write|javascript:/;

  expect(page.length).toBeGreaterThan(40);
  expect(page.filter((path) => unsafe.test(textOf(path)))).toEqual([]);
});

test('no address of the live page comes from an event', () => {
  // The runbook, the documentation, and the views of the page itself.
  const addresses = page.flatMap((path) =>
    [...textOf(path).matchAll(/href=(\{[^}]*\}|"[^"]*")/g)].map(([, address]) => address),
  );

  expect([...new Set(addresses)].sort()).toEqual(
    [
      '"#view"',
      '{`${abilities.docs}',
      '{alarm.runbook}',
      '{routeHref(target)}',
      "{routeHref({ view: 'user', subject: event.subject }",
      '{runbook}',
    ].sort(),
  );
});

test('every color of the live page is a token, so that both schemes have it', () => {
  const styles = filesOf('.css').filter(
    (path) => path.startsWith('live/page/styles/') && !path.endsWith('/tokens.css'),
  );
  const colors = styles.flatMap((path) => textOf(path).match(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)/gi) ?? []);

  // Behind a dialog, the page is darker in both schemes.
  expect(colors).toEqual(['rgb(10 14 20 / 45%)']);
});
