import {
  ListUserPoolClientsCommand,
  ListUsersCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import fc from 'fast-check';
import type { CallRate } from '../../../../../triggers/audit/pools/call-rate.ts';
import { hasUser, listClients } from '../../../../../triggers/audit/pools/cognito-users.ts';

const unlimited: CallRate = { run: (call) => call() };

/** A Cognito that gives these answers one after the other, or throws them if they are errors; keeps what it was asked. */
function fakeCognito(...answers: readonly unknown[]) {
  const left = [...answers];
  const asked: { readonly input: object }[] = [];
  const send = (command: { readonly input: object }): Promise<unknown> => {
    asked.push(command);
    const answer = left.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, cognito: { send } as unknown as Pick<CognitoIdentityProviderClient, 'send'> };
}

const named = (name: string) => Object.assign(new Error('no'), { name });
const userWith = (sub: string) => ({ Users: [{ Attributes: [{ Name: 'sub', Value: sub }] }] });
const isUser = (cognito: Pick<CognitoIdentityProviderClient, 'send'>, subject: string) =>
  hasUser(cognito, unlimited)('eu-west-1_One', subject, 0);

describe('users', () => {
  test('asks for one user by sub, and for no other attribute', async () => {
    const { asked, cognito } = fakeCognito(userWith('c2f58484-40a1-70d6'));

    expect(await isUser(cognito, 'c2f58484-40a1-70d6')).toBe(true);
    expect(asked[0]).toBeInstanceOf(ListUsersCommand);
    expect(asked[0]?.input).toEqual({
      UserPoolId: 'eu-west-1_One',
      Filter: 'sub = "c2f58484-40a1-70d6"',
      AttributesToGet: ['sub'],
      Limit: 1,
    });
  });

  test.each<[answer: object]>([
    [{}],
    [{ Users: [] }],
    [{ Users: [], PaginationToken: '' }],
    [{ Users: [{}] }],
    [{ Users: [{ Attributes: [{ Name: 'email', Value: 'ann' }] }] }],
    [userWith('another')],
  ])('the answer %j has no such user', async (answer) => {
    expect(await isUser(fakeCognito(answer).cognito, 'ann')).toBe(false);
  });

  test('finds a user that Cognito returns with another attribute', async () => {
    const Attributes = [...(userWith('ann').Users[0]?.Attributes ?? []), { Name: 'email', Value: 'ann@example.org' }];

    expect(await isUser(fakeCognito({ Users: [{ Attributes }] }).cognito, 'ann')).toBe(true);
  });

  test('an empty page before the last one is not an answer', async () => {
    const { asked, cognito } = fakeCognito({ Users: [], PaginationToken: 'next' }, userWith('ann'));

    expect(await isUser(cognito, 'ann')).toBe(true);
    expect(asked.map(({ input }) => input)).toMatchObject([
      { Filter: 'sub = "ann"', PaginationToken: undefined },
      { Filter: 'sub = "ann"', PaginationToken: 'next' },
    ]);
  });

  test('is undecided after five pages without an end', async () => {
    const { asked, cognito } = fakeCognito(...Array<object>(9).fill({ PaginationToken: 'next' }));

    await expect(isUser(cognito, 'ann')).rejects.toMatchObject({ code: 'LOOK_UP_LIMIT' });
    expect(asked).toHaveLength(5);
  });

  test.each(['ResourceNotFoundException', 'InvalidParameterException'])('%s: there is no such user', async (name) => {
    expect(await isUser(fakeCognito(named(name)).cognito, 'ann')).toBe(false);
  });

  test.each(['TooManyRequestsException', 'NotAuthorizedException', 'AccessDeniedException', 'TimeoutError'])(
    '%s does not count as an answer',
    async (name) => {
      await expect(isUser(fakeCognito(named(name)).cognito, 'ann')).rejects.toMatchObject({ name });
    },
  );

  test('no text of a record ends the filter before its end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom('"', '\\', '\\"', 'a" or sub ^= "')), async (subject) => {
        const { asked, cognito } = fakeCognito({});
        await isUser(cognito, subject);
        const { Filter = '' } = asked[0]?.input as { Filter?: string };
        const [, quoted] = /^sub = "((?:[^"\\]|\\["\\])*)"$/s.exec(Filter) ?? [];

        expect(quoted?.replace(/\\(.)/gs, '$1')).toBe(subject);
      }),
    );
  });
});

describe('app clients', () => {
  const list = (...answers: readonly unknown[]) => {
    const { asked, cognito } = fakeCognito(...answers);
    return { asked, ids: listClients(cognito, unlimited, 0)('eu-west-1_One') };
  };

  test('reads every page', async () => {
    const { asked, ids } = list(
      { UserPoolClients: [{ ClientId: 'web' }, {}], NextToken: 'next' },
      { UserPoolClients: [{ ClientId: 'app' }] },
    );

    expect(await ids).toEqual(['web', 'app']);
    expect(asked[0]).toBeInstanceOf(ListUserPoolClientsCommand);
    expect(asked.map(({ input }) => input)).toEqual([
      { UserPoolId: 'eu-west-1_One', MaxResults: 60, NextToken: undefined },
      { UserPoolId: 'eu-west-1_One', MaxResults: 60, NextToken: 'next' },
    ]);
  });

  test.each([[{}], [{ UserPoolClients: [], NextToken: '' }], [named('ResourceNotFoundException')]])(
    'has none where Cognito answers %p',
    async (answer) => {
      expect(await list(answer).ids).toEqual([]);
    },
  );

  test('rejects where a page fails: what was read is not the list', async () => {
    const { ids } = list(
      { UserPoolClients: [{ ClientId: 'web' }], NextToken: 'next' },
      named('InternalErrorException'),
    );

    await expect(ids).rejects.toMatchObject({ name: 'InternalErrorException' });
  });
});

test('waits for its turn as long as it may, and rejects if the turn comes too late', async () => {
  const waits: number[] = [];
  const full: CallRate = {
    run: (_call, maxWaitMs) => {
      waits.push(maxWaitMs);
      return Promise.reject(named('PoolUndecided'));
    },
  };
  const { cognito } = fakeCognito();

  await expect(hasUser(cognito, full)('eu-west-1_One', 'ann', 7)).rejects.toMatchObject({ name: 'PoolUndecided' });
  await expect(listClients(cognito, full, 9)('eu-west-1_One')).rejects.toMatchObject({ name: 'PoolUndecided' });
  expect(waits).toEqual([7, 9]);
});
