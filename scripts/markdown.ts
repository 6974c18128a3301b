const maxWidth = 120;

/** Text that stands as it is: what Markdown or HTML would read in it is escaped, except in `code`. */
export const plain = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[<*|[\]\\]/g, '\\$&')))
    .join('');

export const code = (text: string): string => `\`${text}\``;

/** `a`, `b` */
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Paragraph, broken at spaces so that its lines are short. */
export function paragraph(text: string, indent = ''): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    const isFull = line !== '' && `${indent}${line} ${word}`.length > maxWidth;
    if (isFull) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${indent}`);
}

/** Bullets, a paragraph each. */
export const bullets = (items: readonly string[]): string =>
  items.map((item) => `- ${paragraph(item, '  ')}`).join('\n');

export const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** Returns the anchor that a forge makes of a heading: lowercase, spaces as hyphens, without punctuation. */
export const anchorOf = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
