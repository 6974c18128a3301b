import { stackOutputs } from '../../cli/stack-outputs.ts';

test('gives the outputs by name, those without a value left out', async () => {
  const asked: unknown[] = [];
  const send = (command: { readonly input: unknown }) => {
    asked.push(command.input);
    const Outputs = [{ OutputKey: 'QueueUrl', OutputValue: 'https://q' }, { OutputKey: 'Empty' }];
    return Promise.resolve({ Stacks: [{ Outputs }] });
  };

  const outputs = await stackOutputs({ send }, 'Staging');

  expect(outputs).toEqual({ QueueUrl: 'https://q' });
  expect(asked).toEqual([{ StackName: 'Staging' }]);
});
