import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A file of the page, as the server sends it. */
export interface PageFile {
  /** Path from the address of the page; an empty string for the page itself. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Media type, such as `text/html; charset=utf-8`. */
  readonly type: string;
}

/** Browsers that have everything the page uses. */
const browsers = ['chrome120', 'firefox121', 'safari17.2'];

/** The page, and the source files in it. */
export interface BuiltPage {
  readonly files: readonly PageFile[];
  /** Relative to the root of the project. */
  readonly sources: readonly string[];
}

/** Builds the page. Needs esbuild, so the package contains the result. */
export const buildPage = async (): Promise<readonly PageFile[]> => (await buildPageFrom()).files;

/** Builds the page, and also returns its sources, for the list of licenses. */
export async function buildPageFrom(): Promise<BuiltPage> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: join(import.meta.dirname, '../..'),
    metafile: true,
    entryPoints: { page: join(import.meta.dirname, 'main.tsx'), styles: join(import.meta.dirname, 'styles/page.css') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: browsers,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/',
    legalComments: 'inline',
    charset: 'utf8',
  });
  const output = (ending: string): Uint8Array => {
    const file = outputFiles.find(({ path }) => path.endsWith(ending));
    if (!file) throw new Error(`The build of the page has no ${ending} file.`);
    return file.contents;
  };
  const source = (name: string): Promise<Uint8Array> => readFile(join(import.meta.dirname, name));
  const files = [
    { path: '', bytes: await source('index.html'), type: 'text/html; charset=utf-8' },
    { path: 'page.js', bytes: output('page.js'), type: 'text/javascript; charset=utf-8' },
    { path: 'page.css', bytes: output('styles.css'), type: 'text/css; charset=utf-8' },
    { path: 'icon.svg', bytes: await source('icon.svg'), type: 'image/svg+xml' },
  ];
  return { files, sources: Object.keys(metafile.inputs) };
}
