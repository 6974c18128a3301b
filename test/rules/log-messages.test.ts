import { logMessages, type LogMessage, type LogWriter } from '../../contracts/log-messages.ts';
import { filesOf, projectFiles, textOf } from './project-files.ts';

/** The code of each function. Several functions publish with the code of triggers/publish/. */
const filesOfWriters: Readonly<Record<LogWriter, RegExp>> = {
  audit: /^triggers\/(audit|publish)\//,
  forwarder: /^forwarder\//,
  'known users': /^triggers\/known-users\//,
  outbox: /^triggers\/outbox\//,
  trigger: /^triggers\/(observer|publish)\//,
};

const messages = Object.entries(logMessages) as [LogMessage, { readonly writtenBy: readonly LogWriter[] }][];
const writers = messages.flatMap(([message, { writtenBy }]) => writtenBy.map((writer) => [writer, message] as const));

test.each(writers)('%s writes "%s"', (writer, message) => {
  const files = projectFiles.filter((path) => filesOfWriters[writer].test(path));

  expect(
    files.filter(
      (path) => textOf(path).includes(`message: '${message}'`) || textOf(path).includes(`message = '${message}'`),
    ),
  ).not.toEqual([]);
});

const commands = /^(?:npm|npx|cdk|aws|replay|smoke|go|of) /;

/** Texts of a page that can be messages: two or more words in lowercase. The upgrade guide also names former messages. */
const quotedIn = (path: string): string[] =>
  [...textOf(path).matchAll(/`([a-z]+(?: [a-z]+)+)`|"message": "([^"]*)"/g)]
    .map(([, quoted, value]) => quoted ?? value ?? '')
    .filter((text) => !commands.test(text));

const pages = filesOf('.md').filter((path) => /^(?:docs\/(?!guides\/upgrade)|README)/.test(path));

test.each(pages.filter((path) => quotedIn(path).length > 0))('%s quotes only messages of the contract', (path) => {
  expect(quotedIn(path).filter((text) => !Object.hasOwn(logMessages, text))).toEqual([]);
});

test('finds messages in pages', () => {
  expect(pages.flatMap(quotedIn)).toEqual(expect.arrayContaining(['event not published', 'outbox batch processed']));
});
