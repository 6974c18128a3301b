import { neededPermissions, type Permission } from '../../../local/rig/needed-permissions.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { unexercised } from './setup/unexercised-permissions.ts';

// It runs after all other tests of the pipeline, see permissions-last.cjs. Without them, no permission was needed.
let deciding: readonly string[];
let others: readonly string[];

const names = (permissions: readonly Permission[]) => permissions.map(({ permission }) => permission);

beforeAll(async () => {
  const permissions = await neededPermissions(deployedPipeline().runFolder);
  deciding = names(permissions.filter(({ decides }) => decides));
  others = names(permissions.filter(({ decides }) => !decides));
});

test('each permission was needed by a call, or has a listed reason', () => {
  expect(deciding.length).toBeGreaterThan(100);
  expect(others.filter((name) => !unexercised.some(([pattern]) => pattern.test(name)))).toEqual([]);
});

test.each(unexercised)('no call depends on a permission that matches %s', (pattern) => {
  expect(others.filter((name) => pattern.test(name))).not.toEqual([]);
  expect(deciding.filter((name) => pattern.test(name))).toEqual([]);
});
