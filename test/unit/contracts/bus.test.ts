import { busNameOf } from '../../../contracts/bus.ts';

test.each([
  ['identity', 'identity'],
  ['arn:aws:events:eu-west-1:111122223333:event-bus/identity', 'identity'],
  ['arn:aws-cn:events:cn-north-1:111122223333:event-bus/aws.partner/shop/1', 'aws.partner/shop/1'],
  ['', undefined],
  [undefined, undefined],
])('the bus name of %j is %j', (nameOrArn, name) => {
  expect(busNameOf(nameOrArn)).toBe(name);
});
