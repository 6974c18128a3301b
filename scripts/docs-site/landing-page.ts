import { pageLink } from './page-link.ts';

interface LandingSources {
  /** README.md of the project. */
  readonly readme: string;
  /** docs/README.md, the index of the pages. */
  readonly index: string;
  readonly repositoryUrl: string;
}

/** A card of the landing page. */
interface Feature {
  readonly title: string;
  /** HTML. */
  readonly details: string;
  readonly link?: string;
}

const buttons = [
  { theme: 'brand', text: 'Run it on your machine', link: '/get-started/run-locally' },
  { theme: 'alt', text: 'Deploy', link: '/get-started/deploy' },
  { theme: 'alt', text: 'Events', link: '/reference/events/' },
];

/**
 * Returns the landing page in Markdown, with front matter for VitePress's home layout. Its texts come from README.md and from
 * the index, so that nobody copies them. Throws if README.md does not have one of them.
 */
export function landingPage({ readme, index, repositoryUrl }: LandingSources): string {
  const linked = (text: string): string =>
    text
      // Markers of generated sections.
      .replace(/<!--.*?-->/g, '')
      .replace(/\]\(([^)\s]+)\)/g, (_link, target: string) => `](${pageLink('README.md', target, repositoryUrl)})`);
  const [, sentence = ''] = found(/^cognito-to-kafka (.+\.)$/m.exec(readme), 'first sentence');
  const [, list = '', event = ''] = found(/^((?:[- ].*\n)+)\n([^]+)/.exec(section(readme, 'Features')), 'features');
  const home = {
    layout: 'home',
    hero: { name: 'cognito-to-kafka', text: sentence.replace(/^./, (first) => first.toUpperCase()), actions: buttons },
    features: featuresIn(linked(list)),
  };
  const parts = [
    `---\n${JSON.stringify(home)}\n---`,
    `## Try it on your machine\n\n${linked(section(readme, 'Try it on your machine'))}`,
    `## One event\n\n${linked(event.trim())}`,
    // A level below the title of the landing page.
    index.trim().replace(/^#/gm, '##'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The features of a list in Markdown. The first link of a feature is behind its card. */
const featuresIn = (list: string): Feature[] =>
  list.split(/^- /m).flatMap((item) => {
    const [, title, details = ''] = /^\*\*(.+?)\.?\*\*\s+([^]+)/.exec(item.replace(/\s+/g, ' ').trim()) ?? [];
    const link = /\]\(([^)]+)\)/.exec(details)?.[1];
    return title === undefined ? [] : [{ title, details: inlineHtml(details), ...(link && { link }) }];
  });

const inlineHtml = (markdown: string): string =>
  markdown
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/`([^`]+)`/g, '<code>$1</code>');

const section = (readme: string, heading: string): string =>
  found(new RegExp(`^## ${heading}\\n+([^]*?)\\n+(?=## )`, 'm').exec(`${readme}\n## `), `section "${heading}"`)[1] ??
  '';

function found<Match>(match: Match | null, what: string): Match {
  if (match === null)
    throw new Error(`README.md has no ${what}, which the landing page of the documentation site shows.`);
  return match;
}
