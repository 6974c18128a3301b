import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { docsPages, movedPages } from '../../scripts/docs-site/docs-pages.ts';
import { landingPage } from '../../scripts/docs-site/landing-page.ts';
import { navigation } from '../../scripts/docs-site/navigation.ts';
import { pageLink } from '../../scripts/docs-site/page-link.ts';
import { sidebar } from '../../scripts/docs-site/sidebar.ts';
import { anchorOf } from '../../scripts/markdown.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = join(root, 'docs');
const { description, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const repositoryUrl = repository.url.replace(/^git\+|\.git$/g, '');
const pages = docsPages(docs);

/** The landing page, from README.md and the index of the pages. */
const landing = {
  name: 'landing-page',
  enforce: 'pre',
  transform(text, id) {
    if (id !== join(docs, 'README.md')) return undefined;
    this.addWatchFile(join(root, 'README.md'));
    return landingPage({ readme: readFileSync(join(root, 'README.md'), 'utf8'), index: text, repositoryUrl });
  },
};

/** The pages are not in the folder of the site, where the packages are that their compiled form imports. */
const packagesOfSite = {
  name: 'packages-of-site',
  enforce: 'pre',
  resolveId(source, importer, options) {
    const isPackage = /^[a-z@]/.test(source) && importer?.startsWith(docs);
    return isPackage ? this.resolve(source, fileURLToPath(import.meta.url), { ...options, skipSelf: true }) : undefined;
  },
};

/** Links to files that are not pages lead to the repository. */
function linkToRepository(markdown) {
  markdown.core.ruler.push('page-links', ({ tokens, env }) => {
    const page = `docs/${env.relativePath.replace(/(^|\/)index\.md$/, '$1README.md')}`;
    for (const { children } of tokens)
      for (const token of children ?? []) {
        const target = token.type === 'link_open' ? token.attrGet('href') : null;
        if (target !== null) token.attrSet('href', pageLink(page, target, repositoryUrl));
      }
  });
}

/** Long names in tables may break after a dot, an underscore, a slash or a bracket. Short ones stay whole. */
function breakNamesInTables(markdown) {
  const render = markdown.renderer.rules.code_inline;
  markdown.core.ruler.push('names-in-tables', ({ tokens }) => {
    let isCell = false;
    for (const { type, children } of tokens) {
      if (type === 'td_open' || type === 'td_close') isCell = type === 'td_open';
      for (const token of children ?? []) if (isCell) token.meta = { ...token.meta, isCell };
    }
  });
  markdown.renderer.rules.code_inline = (...rendered) => {
    const [tokens, index] = rendered;
    const html = render(...rendered);
    if (!tokens[index].meta?.isCell) return html;
    const isShort = tokens[index].content.length <= 18;
    return isShort
      ? html.replace('<code', '<code class="short"')
      : html.replace(/(?<=\w[._/]|&lt;)(?=[\w*])/g, '<wbr>');
  };
}

export default defineConfig({
  title: 'cognito-to-kafka',
  description,
  lang: 'en-US',
  srcDir: '../docs',
  srcExclude: movedPages(docs),
  outDir: 'dist',
  cacheDir: '../.local/docs-site-cache',
  rewrites: (path) => path.replace(/(^|\/)README\.md$/, '$1index.md'),
  metaChunk: true,
  head: [
    [
      'link',
      {
        rel: 'icon',
        href: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4f5bd5"/><path d="M7 16h12m-5-6 6 6-6 6" fill="none" stroke="#fff" stroke-width="3"/><circle cx="25" cy="16" r="3" fill="#4cc38a"/></svg>')}`,
      },
    ],
  ],
  vite: {
    plugins: [landing, packagesOfSite],
    build: { target: 'es2022' },
    optimizeDeps: { esbuildOptions: { target: 'es2022' } },
  },
  markdown: {
    config: (markdown) => [linkToRepository, breakNamesInTables].forEach((extend) => extend(markdown)),
    anchor: { slugify: anchorOf },
  },
  themeConfig: {
    nav: [
      { text: 'Get started', link: '/get-started/run-locally', activeMatch: '/get-started/' },
      { text: 'Guides', link: '/guides/existing-user-pools', activeMatch: '/guides/' },
      { text: 'Reference', link: '/reference/events/', activeMatch: '/reference/' },
      { text: 'Operations', link: '/operations/runbook', activeMatch: '/operations/' },
      { text: 'Changelog', link: `${repositoryUrl}/blob/main/CHANGELOG.md` },
      { text: 'GitHub', link: repositoryUrl },
    ],
    sidebar: sidebar(navigation, pages),
    outline: [2, 3],
    search: { provider: 'local', options: { miniSearch: { searchOptions: { fuzzy: 0.1 } } } },
    editLink: { pattern: `${repositoryUrl}/edit/main/docs/:path`, text: 'Edit this page' },
    footer: { message: `<a href="${repositoryUrl}/blob/main/LICENSE">MIT License</a>` },
  },
});
