import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

interface FunctionProperties {
  readonly Description: string;
  readonly Handler: string;
  readonly Code: { readonly S3Key: string };
}

/** What is in an assembly of CDK: a stack's resources, and the code of those functions that are bundled. */
export function synthesized(assembly: string, stack: string) {
  const template = readFileSync(join(assembly, `${stack}.template.json`), 'utf8');
  const { Resources, Outputs = {} } = JSON.parse(template) as {
    Resources: Record<string, Resource>;
    Outputs?: object;
  };
  const resources = Object.values(Resources);
  const functions = resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties as unknown as FunctionProperties)
    // CDK has functions of its own.
    .filter(({ Handler }) => Handler === 'index.handler')
    .map(({ Description, Code }) => ({ what: Description, ...codeOf(assembly, Code.S3Key.replace('.zip', '')) }));
  return { outputs: Object.keys(Outputs), types: new Set(resources.map(({ Type }) => Type)), functions };
}

function codeOf(assembly: string, hash: string) {
  const folder = join(assembly, `asset.${hash}`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?js$/.test(name));
  const entry = files.find((name) => /^index\.m?js$/.test(name)) ?? 'none';
  return { file: join(folder, entry), code: files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n') };
}
