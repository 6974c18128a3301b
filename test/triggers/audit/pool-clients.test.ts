import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { poolClients } from '../../../triggers/audit/pool-clients.ts';

/** A Cognito that gives an answer, or throws what it is given; keeps what it was asked. */
function fakeCognito(failure?: unknown) {
  const asked: unknown[] = [];
  const send = (command: unknown): Promise<object> => {
    asked.push(command);
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
    return failure === undefined ? Promise.resolve({ UserPoolClient: {} }) : Promise.reject(failure);
  };
  const cognito: Pick<CognitoIdentityProviderClient, 'send'> = { send };
  return { asked, hasClient: poolClients(cognito) };
}

const named = (name: string) => Object.assign(new Error('no'), { name });

test('a client that Cognito describes is there', async () => {
  const { asked, hasClient } = fakeCognito();

  expect(await hasClient('eu-west-1_One', 'web')).toBe(true);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toBeInstanceOf(DescribeUserPoolClientCommand);
  expect(asked).toMatchObject([{ input: { UserPoolId: 'eu-west-1_One', ClientId: 'web' } }]);
});

test.each(['ResourceNotFoundException', 'InvalidParameterException'])('%s: there is no such client', async (name) => {
  expect(await fakeCognito(named(name)).hasClient('eu-west-1_One', 'web')).toBe(false);
});

test.each(['TooManyRequestsException', 'AccessDeniedException', 'InternalErrorException', 'TimeoutError'])(
  '%s is no answer',
  async (name) => {
    await expect(fakeCognito(named(name)).hasClient('eu-west-1_One', 'web')).rejects.toMatchObject({ name });
  },
);

test.each([['text'], [{}]])('%j that is thrown in place of an error is no answer', async (thrown) => {
  await expect(fakeCognito(thrown).hasClient('eu-west-1_One', 'web')).rejects.toBe(thrown);
});
