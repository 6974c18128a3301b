import { batchItemFailures } from '../../../platform/batch-item-failures.ts';

test('names each message that must be delivered again', () => {
  expect(batchItemFailures([])).toEqual({ batchItemFailures: [] });
  expect(batchItemFailures(['a', 'b'])).toEqual({
    batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'b' }],
  });
});

test.each([[[undefined]], [['']], [['a', undefined]]])(
  'throws for the ids %j, so that no message is deleted',
  (ids) => {
    expect(() => batchItemFailures(ids)).toThrow('A message without messageId cannot return to its queue by itself.');
  },
);
