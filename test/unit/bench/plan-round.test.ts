import { comparedNames, names } from '../../../bench/trigger/names.ts';
import { environmentsOf, rotated } from '../../../bench/trigger/plan-round.ts';

const variants = Object.values(names).map((name) => ({ name }));
const planned = environmentsOf(variants);
const countOf = (wanted: string, isUsedAgain: boolean): number =>
  planned.filter(({ variant: { name }, isUsedAgain: used }) => name === wanted && used === isUsedAgain).length;

test('a compared variant has two environments for warm logins and two for cold starts', () => {
  for (const name of comparedNames) expect([countOf(name, true), countOf(name, false)]).toEqual([2, 2]);
});

test('the other variants have one environment', () => {
  for (const name of [names.beforeResponse, names.kafkaProducer])
    expect([countOf(name, true), countOf(name, false)]).toEqual([1, 0]);
});

test('no variant has two environments in a row', () => {
  const order = planned.map(({ variant }) => variant.name);

  expect(order.filter((name, index) => name === order[index + 1])).toEqual([]);
});

test('each round begins with the next item and has all of them', () => {
  expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual(['abc', 'bca', 'cab', 'abc']);
});
