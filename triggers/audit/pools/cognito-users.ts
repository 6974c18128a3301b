import {
  ListUserPoolClientsCommand,
  ListUsersCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { AppClientPorts } from './app-clients.ts';
import type { CallRate } from './call-rate.ts';
import { PoolUndecided } from './pool-undecided.ts';
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

/** "You can receive multiple pages in a row with zero results" ("ListUsers", Cognito API reference): only the last one is an answer. */
const maxPages = 5;

/**
 * Asks whether a pool has a user, for no attribute but `sub`. Rejects with Cognito's error, and as `rate` does: that is not an answer. A
 * pool that does not exist has no user, and neither has any pool one whose `sub` Cognito finds invalid.
 */
export const hasUser =
  (cognito: Cognito, rate: CallRate): PoolOfUserPorts['hasUser'] =>
  async (UserPoolId, subject, maxWaitMs) => {
    let PaginationToken: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const command = new ListUsersCommand({
        UserPoolId,
        Filter: `sub = "${escaped(subject)}"`,
        AttributesToGet: ['sub'],
        Limit: 1,
        PaginationToken,
      });
      const answer = await rate
        .run(() => cognito.send(command), maxWaitMs)
        .catch(emptyIf(['ResourceNotFoundException', 'InvalidParameterException']));
      // The text comes from a record: a filter that is understood in another way must not name a pool.
      const isFound = answer.Users?.some(({ Attributes }) =>
        Attributes?.some(({ Name, Value }) => Name === 'sub' && Value === subject),
      );
      if (isFound) return true;
      ({ PaginationToken } = answer);
      if (PaginationToken === undefined || PaginationToken === '') return false;
    }
    throw new PoolUndecided('LOOK_UP_LIMIT');
  };

/** "Quotation marks within the filter string must be escaped using the backslash character" ("ListUsers", Cognito API reference). */
const escaped = (text: string): string => text.replace(/["\\]/g, '\\$&');

type EmptyAnswer = { readonly [Name in 'Users' | 'UserPoolClients' | 'NextToken' | 'PaginationToken']?: never };

const emptyIf =
  (names: readonly string[]) =>
  (error: unknown): EmptyAnswer => {
    if (names.includes((error as Error).name)) return {};
    throw error;
  };
