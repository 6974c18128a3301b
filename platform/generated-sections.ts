const section = /<!-- generated: ([\w-]+) -->([^]*?)<!-- \/generated -->/g;
const marker = /<!-- (generated: [\w-]+|\/generated) -->/g;

/** Returns the names of the generated sections of a Markdown page, in their order. Throws if a marker has no counterpart. */
export function generatedNames(page: string): string[] {
  let open: string | undefined;
  for (const [text, name = ''] of page.matchAll(marker)) {
    const isEnd = name === '/generated';
    if (isEnd === (open === undefined)) throw noCounterpart(open ?? text);
    open = isEnd ? undefined : text;
  }
  if (open !== undefined) throw noCounterpart(open);
  return [...page.matchAll(section)].map(([, name = '']) => name);
}

const noCounterpart = (text: string): Error => new Error(`The marker "${text}" has no counterpart.`);

/**
 * Replaces sections of a Markdown page between `<!-- generated: NAME -->` and `<!-- /generated -->`. A section may be within
 * a line, or lines of its own. Throws if the page does not have one of the sections, or a marker without its counterpart.
 */
export function withGenerated(page: string, sections: Readonly<Record<string, string>>): string {
  const names = generatedNames(page);
  const missing = Object.keys(sections).find((name) => !names.includes(name));
  if (missing !== undefined) throw new Error(`The page has no marker "<!-- generated: ${missing} -->".`);
  return page.replace(section, (whole, name: string, old: string) => {
    const content = sections[name];
    if (content === undefined) return whole;
    const space = old.startsWith('\n') ? '\n\n' : '';
    return `<!-- generated: ${name} -->${space}${content}${space}<!-- /generated -->`;
  });
}
