import { asynchronousInvocation } from '../../../../replay/aws/audit-function.ts';

/** Invokes a function that answers so; what Lambda was asked, and the outcome. */
async function invoked(answer: () => Promise<object>) {
  const asked: unknown[] = [];
  const send = ({ input }: { readonly input: unknown }) => {
    asked.push(input);
    return answer();
  };
  const invoke = asynchronousInvocation({ send });
  return { code: await invoke('audit-reader', '{"é":1}'), asked };
}

test('hands over the payload byte for byte, and does not wait for the function', async () => {
  const { code, asked } = await invoked(() => Promise.resolve({ StatusCode: 202 }));

  expect(code).toBeUndefined();
  expect(asked).toEqual([{ FunctionName: 'audit-reader', InvocationType: 'Event', Payload: Buffer.from('{"é":1}') }]);
});

test.each([
  ['another status', () => Promise.resolve({ StatusCode: 200 }), 'STATUS_200'],
  ['no status', () => Promise.resolve({}), 'STATUS_undefined'],
  [
    'an error',
    () => Promise.reject(Object.assign(new Error('no'), { name: 'TooManyRequestsException' })),
    'TooManyRequestsException',
  ],
])('counts %s as refused', async (_what, answer, code) => {
  expect((await invoked(answer)).code).toBe(code);
});
