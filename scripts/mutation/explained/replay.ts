import type { ExplainedSurvivor } from '../explained-survivor.ts';

export const replay: readonly ExplainedSurvivor[] = [
  {
    file: 'replay/messages/edited.ts',
    code: `found.startsWith('"')`,
    replacements: [`found.endsWith('"')`],
    why: 'The pattern finds white space or a whole string, which also ends with a quotation mark.',
  },
  {
    file: 'replay/messages/edited.ts',
    code: String.raw`/"(?:[^"\\]|\\.)*"|\s+/g`,
    replacements: [String.raw`/"(?:[^"\\]|\\.)*"|\s/g`],
    why: 'White space of several characters is removed one character at a time.',
  },
  {
    file: 'replay/messages/queue-message.ts',
    code: 'attributes[name]?.StringValue',
    why: 'The name is one of the attributes; only the compiler needs the question mark.',
  },
  {
    file: 'replay/messages/read-lines.ts',
    code: 'size > maxLineBytes',
    replacements: ['false'],
    why: 'The parts of a line that is too long are dropped to save memory. The line is reported in any case.',
  },
  {
    file: 'replay/messages/read-lines.ts',
    code: '[]',
    replacements: ['["Stryker was here"]'],
    why: 'A line that is too long is reported without its parts.',
  },
];
