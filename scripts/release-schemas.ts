import { join } from 'node:path';
import { committedSchemas } from './committed-schemas.ts';
import { release, releasedFolder } from './release.ts';

// Part of a release: from now on, the tests hold the schemas to what they are today.
const current = committedSchemas();
const problems = await release(join(import.meta.dirname, '..', releasedFolder), current);
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    '\nNothing was released. Add a new major version next to the old one: see "Change an event" in CONTRIBUTING.md.',
  );
  process.exitCode = 1;
} else {
  console.log(`${current.size} schemas in ${releasedFolder} are those of the catalog.`);
}
