import { otherRegions, putEvents, quotas, regionClasses, regionClassOf } from '../../../../contracts/quotas.ts';
import { byCeiling, loginsOf, quotaUses, tooSmall } from '../../../../scripts/cost-page/quota-use.ts';
import { verdict } from '../../../../scripts/cost-page/quota-sections.ts';

const namesOf = (logins: number, region: string) =>
  tooSmall(logins, regionClassOf(region)).map(({ quota, share }) => `${quota.name} ${share.toFixed(2)}`);

test('a Region is in one class at most, and an unlisted one in that of the others', () => {
  const named = regionClasses.flatMap(({ regions }) => regions);

  expect(named).toEqual([...new Set(named)]);
  expect(regionClassOf('eu-central-1')).toMatchObject({ putEvents: 2_400, invocations: 4_500 });
  expect(regionClassOf('af-south-1')).toBe(otherRegions);
});

test('a rate below all quotas says so', () => {
  expect([...regionClasses, otherRegions].map((regionClass) => verdict(50, regionClass))).toEqual(
    Array<string>(5).fill('nothing: every quota suffices'),
  );
  expect(verdict(100, otherRegions)).toBe('nothing yet; UserAuthentication is beyond 80 %');
});

test.each<[number, string, string[]]>([
  [120, 'us-east-1', []],
  [121, 'us-east-1', ['UserAuthentication 1.01']],
  [1_000, 'eu-west-1', ['UserAuthentication 8.33']],
  [1_000, 'eu-central-1', ['UserAuthentication 8.33', 'PutEvents 1.25']],
  [1_000, 'af-south-1', ['UserAuthentication 8.33', 'PutEvents 7.50', 'Invocations 4.00']],
  [
    10_000,
    'us-west-2',
    ['UserAuthentication 83.33', 'Concurrent executions 6.00', 'PutEvents 3.00', 'Invocations 1.60'],
  ],
])('%i logins per second in %s: the quotas that are too small, worst first', (logins, region, expected) => {
  expect(namesOf(logins, region)).toEqual(expected);
});

test('every quota is reckoned, with what is needed of it', () => {
  const uses = quotaUses(1_000, regionClassOf('us-east-1'));

  expect(uses.map(({ quota }) => quota.name).sort()).toEqual(quotas.map(({ name }) => name).sort());
  expect(uses.find(({ quota }) => quota === putEvents)).toMatchObject({ needed: 3_000, limit: 10_000, share: 0.3 });
});

test('growing logins use up a quota at its default by what a login needs', () => {
  expect(loginsOf(putEvents, regionClassOf('eu-central-1'))).toBe(800);
  expect(byCeiling(regionClassOf('eu-central-1')).map(({ name }) => name)).toEqual([
    'UserAuthentication',
    'PutEvents',
    'Invocations',
    'Concurrent executions',
  ]);
});
