import { neededPermissions, type Permission } from '../../../local/rig/needed-permissions.ts';
import { deployedPipeline } from './setup/deployed-pipeline.ts';
import { unexercised } from './setup/unexercised-permissions.ts';

// It runs after all other tests of the pipeline, see permissions-last.cjs: alone, it finds that nothing was needed.
let deciding: readonly string[];
let others: readonly string[];

const names = (permissions: readonly Permission[]) => permissions.map(({ permission }) => permission);

beforeAll(async () => {
  const permissions = await neededPermissions(deployedPipeline().runFolder);
  deciding = names(permissions.filter(({ decides }) => decides));
  others = names(permissions.filter(({ decides }) => !decides));
});

test('some call would have been refused without each permission, but for those that are listed with a reason', () => {
  expect(deciding.length).toBeGreaterThan(100);
  expect(others.filter((name) => !unexercised.some(([pattern]) => pattern.test(name)))).toEqual([]);
});

test.each(unexercised)('%s is no permission that a call depends on', (pattern) => {
  expect(others.filter((name) => pattern.test(name))).not.toEqual([]);
  expect(deciding.filter((name) => pattern.test(name))).toEqual([]);
});
