/**
 * Returns a test for texts that fit a pattern, in which `*` stands for any characters. Takes time in proportion to the text: each
 * part of the pattern is looked for once, behind the part before it.
 */
export function glob(pattern: string): (text: string) => boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return (text) => text === pattern;
  return (text) => {
    if (!text.startsWith(first)) return false;
    let end = first.length;
    for (const part of others) {
      const start = text.indexOf(part, end);
      if (start === -1) return false;
      end = start + part.length;
    }
    return text.length - last.length >= end && text.endsWith(last);
  };
}
