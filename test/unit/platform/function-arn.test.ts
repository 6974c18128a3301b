import { parseFunctionArn } from '../../../platform/function-arn.ts';

const functionArn = 'arn:aws-cn:lambda:cn-north-1:111122223333:function:observer';

test.each([
  [functionArn, undefined],
  [`${functionArn}:live`, 'live'],
  [`${functionArn}:7`, '7'],
  [`${functionArn}:$LATEST`, '$LATEST'],
])('parses %s', (text, qualifier) => {
  expect(parseFunctionArn(text)).toEqual({ functionArn, name: 'observer', qualifier });
});

test('returns undefined for the name of a function', () => {
  expect(parseFunctionArn('observer')).toBeUndefined();
});
