import {
  ListUserPoolClientsCommand,
  ListUsersCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AppClientPorts } from './app-clients.ts';
import type { CallRate } from './call-rate.ts';
import type { PoolOfUserPorts } from './pool-of-user.ts';

type Cognito = Pick<CognitoIdentityProviderClient, 'send'>;

/** The most that one call returns ("ListUserPoolClients", Cognito API reference). */
const pageSize = 60;

/**
 * Lists the ids of a pool's app clients, without their secrets, which DescribeUserPoolClient would return. A pool that does not exist has
 * none. Rejects with Cognito's error, and as `rate` does.
 */
export const listClients =
  (cognito: Cognito, rate: CallRate, maxWaitMs: number): AppClientPorts['listClients'] =>
  async (UserPoolId) => {
    const ids: string[] = [];
    let NextToken: string | undefined;
    do {
      const command = new ListUserPoolClientsCommand({ UserPoolId, MaxResults: pageSize, NextToken });
      const page = await rate.run(() => cognito.send(command), maxWaitMs).catch(emptyIf(['ResourceNotFoundException']));
      ids.push(...(page.UserPoolClients ?? []).flatMap(({ ClientId }) => ClientId ?? []));
      ({ NextToken } = page);
    } while (NextToken !== undefined && NextToken !== '');
    return ids;
  };

/**
 * Asks whether a pool has a user, for no attribute but `sub`. Rejects with Cognito's error, and as `rate` does: that is not an answer. A
 * pool that does not exist has no user, and neither has any pool one whose `sub` Cognito finds invalid.
 */
export const hasUser =
  (cognito: Cognito, rate: CallRate): PoolOfUserPorts['hasUser'] =>
  async (UserPoolId, subject, maxWaitMs) => {
    const command = new ListUsersCommand({
      UserPoolId,
      Filter: `sub = "${escaped(subject)}"`,
      AttributesToGet: ['sub'],
      Limit: 1,
    });
    const { Users = [] } = await rate
      .run(() => cognito.send(command), maxWaitMs)
      .catch(emptyIf(['ResourceNotFoundException', 'InvalidParameterException']));
    // The text comes from a record: a filter that is understood in another way must not name a pool.
    return Users.some(({ Attributes = [] }) =>
      Attributes.some(({ Name, Value }) => Name === 'sub' && Value === subject),
    );
  };

/** "Quotation marks within the filter string must be escaped using the backslash character" ("ListUsers", Cognito API reference). */
const escaped = (text: string): string => text.replace(/["\\]/g, '\\$&');

const emptyIf =
  (names: readonly string[]) =>
  (error: unknown): { readonly Users?: never; readonly UserPoolClients?: never; readonly NextToken?: never } => {
    if (names.includes((error as Error | undefined)?.name ?? '')) return {};
    throw error;
  };
