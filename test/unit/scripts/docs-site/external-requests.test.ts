import { externalRequests } from '../../../../scripts/docs-site/external-requests.ts';

test.each([
  ['a script', 'page.html', '<script async src="https://cdn.example/a.js"></script>', 'https://cdn.example/a.js'],
  ['a font', 'page.html', '<link rel="stylesheet" href="//fonts.example/css">', '//fonts.example/css'],
  ['a picture', 'page.html', '<img alt="x" src="https://img.example/b.svg">', 'https://img.example/b.svg'],
  ['a style in a page', 'page.html', '<i style="background:url(https://a.example/x)">', 'https://a.example/x'],
  ['a font of a style', 'a.css', '@font-face{src:url("https://f.example/i.woff2")}', 'https://f.example/i.woff2'],
  ['an import of a style', 'a.css', '@import "https://f.example/a.css";', 'https://f.example/a.css'],
  ['a call of a script', 'a.js', 'fetch("https://stats.example/hit")', 'https://stats.example/hit'],
  ['an import of a script', 'a.js', 'import("https://cdn.example/m.js")', 'https://cdn.example/m.js'],
])('finds %s', (_what, path, text, expected) => {
  expect(externalRequests(path, text)).toEqual([expected]);
});

test.each([
  ['a link', 'page.html', '<a href="https://docs.example/">'],
  ['a canonical address', 'page.html', '<link rel="canonical" href="https://site.example/">'],
  ['its own files', 'page.html', '<script src="/assets/a.js"></script><link rel="icon" href="data:image/svg+xml,x">'],
  ['a namespace', 'a.js', 'createElementNS("http://www.w3.org/2000/svg","svg")'],
  ['a file of another kind', 'a.json', '"fetch(\\"https://a.example/\\")"'],
])('ignores %s', (_what, path, text) => {
  expect(externalRequests(path, text)).toEqual([]);
});
