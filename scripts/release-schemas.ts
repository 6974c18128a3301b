import { join } from 'node:path';
import { finishUnread } from '../local/rig/finish-unread.ts';
import { readNoOptions, runProgram } from '../local/rig/run-program.ts';
import { committedSchemas } from './committed-schemas.ts';
import { release, releasedFolder } from './release.ts';

const usage = `npm run release:schemas      copies the schemas to ${releasedFolder}, to which tests compare later changes

Part of a release. Exits with 1 and copies nothing if a change is incompatible.`;

finishUnread(process);
process.exitCode = await runProgram(
  { name: 'npm run release:schemas --', usage, readOptions: readNoOptions(process.argv.slice(2)), run },
  { print: console.log, printError: console.error, signal: new AbortController().signal },
);

async function run(): Promise<number> {
  const current = committedSchemas();
  const problems = await release(join(import.meta.dirname, '..', releasedFolder), current);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error(
      '\nNothing was released. Add a new major version next to the old one: see "Change an event" in CONTRIBUTING.md.',
    );
    return 1;
  }
  console.log(`${current.size} schemas in ${releasedFolder} are those of the catalog.`);
  return 0;
}
