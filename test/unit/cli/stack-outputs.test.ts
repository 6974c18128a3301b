import { CommandFailed } from '../../../platform/command-failed.ts';
import { stackDescription } from '../../../contracts/stack-description.ts';
import { readStackOutputs } from '../../../cli/stack-outputs.ts';

test('gives the outputs by name, those without a value left out', async () => {
  const asked: unknown[] = [];
  const send = (command: { readonly input: unknown }) => {
    asked.push(command.input);
    const Outputs = [{ OutputKey: 'ForwarderFunctionName', OutputValue: 'f' }, { OutputKey: 'Empty' }];
    return Promise.resolve({ Stacks: [{ Outputs }] });
  };

  const outputs = await readStackOutputs({ send }, 'Staging');

  expect(outputs).toEqual({ ForwarderFunctionName: 'f' });
  expect(asked).toEqual([{ StackName: 'Staging' }]);
});

const answering = (stack: object) => ({ send: () => Promise.resolve({ Stacks: [stack] }) });

test('knows a stack of the product without outputs by its description', async () => {
  expect(await readStackOutputs(answering({ Description: stackDescription }), 'Staging')).toEqual({});
});

test.each([
  [{ Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: '25' }] }],
  [{ Description: 'A queue', Outputs: [{ OutputKey: 'QueueUrl', OutputValue: 'https://q' }] }],
  [{}],
])('names a stack of another product: %j', async (stack) => {
  const outputs = readStackOutputs(answering(stack), 'CDKToolkit');

  await expect(outputs).rejects.toThrow(CommandFailed);
  await expect(outputs).rejects.toThrow(/^Stack "CDKToolkit" is not a stack of cognito-to-kafka: .* Use --stack/);
});

test('names a stack that does not exist, and passes on other errors of CloudFormation', async () => {
  const refusing = (name: string, message: string) => ({
    send: () => Promise.reject(Object.assign(new Error(message), { name })),
  });

  await expect(
    readStackOutputs(refusing('ValidationError', 'Stack with id Nope does not exist'), 'Nope'),
  ).rejects.toThrow(/^Stack "Nope" does not exist in this account and Region\. Use --stack/);
  await expect(readStackOutputs(refusing('AccessDenied', 'no'), 'Nope')).rejects.toThrow(/^no$/);
});
