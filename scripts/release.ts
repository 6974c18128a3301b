import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonSchema } from '../contracts/json-schema.ts';
import { jsonText } from './committed-schemas.ts';
import { incompatibleReleases } from './schema-compatibility.ts';

/** The schemas as of the last release, from the project's root. */
export const releasedFolder = 'contracts/released';

/** The schemas in a folder, by type; none if it is not there. */
export async function readReleased(folder: string): Promise<Map<string, JsonSchema>> {
  const files = await readdir(folder).catch(() => []);
  const schemas = files.toSorted().map(async (file) => {
    const schema = JSON.parse(await readFile(join(folder, file), 'utf8')) as JsonSchema;
    return [file.replace(/\.json$/, ''), schema] as const;
  });
  return new Map(await Promise.all(schemas));
}

/**
 * Makes the current schemas those of the last release. Writes nothing, and returns what is incompatible, if some released
 * event is no longer what it was. A second run changes nothing.
 */
export async function release(folder: string, current: ReadonlyMap<string, JsonSchema>): Promise<string[]> {
  const problems = incompatibleReleases(await readReleased(folder), current);
  if (problems.length > 0) return problems;
  await mkdir(folder, { recursive: true });
  for (const [type, schema] of current) await writeFile(join(folder, `${type}.json`), jsonText(schema));
  return [];
}
