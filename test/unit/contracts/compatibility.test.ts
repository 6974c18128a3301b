import { join } from 'node:path';
import { committedSchemas } from '../../../scripts/committed-schemas.ts';
import { readReleased, releasedFolder } from '../../../scripts/release.ts';
import { incompatibleReleases } from '../../../scripts/schema-compatibility.ts';

test('every event schema is compatible with the last release', async () => {
  const released = await readReleased(join(import.meta.dirname, '../../..', releasedFolder));

  expect(released.size).toBeGreaterThan(0);
  // An incompatible change needs a new major version next to the released one (CONTRIBUTING.md).
  expect(incompatibleReleases(released, committedSchemas())).toEqual([]);
});
