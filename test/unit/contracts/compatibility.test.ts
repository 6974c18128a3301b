import { join } from 'node:path';
import { committedSchemas } from '../../../scripts/committed-schemas.ts';
import { readReleased, releasedFolder } from '../../../scripts/release.ts';
import { incompatibleReleases } from '../../../scripts/schema-compatibility.ts';

test('every event is still what it was at the last release; if not, make a new major beside it (CONTRIBUTING.md)', async () => {
  const released = await readReleased(join(import.meta.dirname, '../../..', releasedFolder));

  expect(released.size).toBeGreaterThan(0);
  expect(incompatibleReleases(released, committedSchemas())).toEqual([]);
});
