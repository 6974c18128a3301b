import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import type { PipelineConfig } from '../../infra/config/config-schema.ts';
import { PlainStack } from '../../infra/plain-template/plain-stack.ts';
import { rewriteTemplate, type PlainTemplate } from '../../infra/plain-template/rewrite-template.ts';
import { zipFolder } from './zip-folder.ts';

interface AssetManifest {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

/** Returns the files of a release for a configuration, by path: `template.json`, and a zip file for the code of each function. */
export function templateFiles(config: PipelineConfig): ReadonlyMap<string, string | Uint8Array> {
  const outdir = mkdtempSync(join(tmpdir(), 'plain-template-'));
  try {
    const app = new App({ outdir, context: featureFlags(), treeMetadata: false });
    const { options, artifactId, templateFile } = new PlainStack(app, config);
    app.synth();
    const { files } = jsonFile(join(outdir, `${artifactId}.assets.json`)) as AssetManifest;
    const zips = new Map<string, { readonly path: string; readonly content: Uint8Array }>();
    const codeOf = (functionId: string, asset: string): string => {
      const source = files[asset.replace(/\.zip$/, '')]?.source.path ?? '';
      const zip = zips.get(asset) ?? { path: zipPath(functionId), content: zipFolder(join(outdir, source)) };
      zips.set(asset, zip);
      return zip.path;
    };
    const template = rewriteTemplate(jsonFile(join(outdir, templateFile)) as PlainTemplate, options, codeOf);
    return new Map<string, string | Uint8Array>([
      ['template.json', `${JSON.stringify(template, undefined, 2)}\n`],
      ...[...zips.values()].map(({ path, content }) => [path, content] as const),
    ]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Named after the first function with the code, without the hash of its logical id. */
const zipPath = (functionId: string): string =>
  `functions/${functionId.replace(/(Lambda)?(Function)?[0-9A-F]{8}$/, '')}.zip`;

/** The CDK app and the template are the same stack only with the same feature flags. */
function featureFlags(): Record<string, unknown> {
  const { context } = jsonFile(join(import.meta.dirname, '../../cdk.json')) as {
    readonly context: Record<string, unknown>;
  };
  return context;
}

const jsonFile = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
