import { accountFor } from '../../../bench/trigger/loss-account.ts';

test('every login is in one place', () => {
  const account = accountFor({ invoked: ['a', 'b', 'c'], onBus: ['a'], inOutbox: ['c'], inLog: ['b'] });

  expect(account).toEqual({ invocations: 3, published: 1, sentToOutbox: 1, logged: 1, lost: 0, doubled: 0 });
});

test('an event in no place is lost, and one in two places or twice in one is doubled', () => {
  const account = accountFor({ invoked: ['a', 'b', 'c', 'd'], onBus: ['a', 'b', 'b'], inOutbox: ['a'], inLog: ['d'] });

  expect(account).toMatchObject({ lost: 1, doubled: 2 });
});
