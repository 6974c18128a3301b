import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolPorts } from './pool-of-record.ts';

// What Cognito answers for a client that the pool does not have, or an id that can be none.
const noSuchClient = new Set(['ResourceNotFoundException', 'InvalidParameterException']);

/** Asks Cognito whether a pool has a client. Rejects with Cognito's error where it does not answer, so that we retry. */
export const poolClients =
  (cognito: Pick<CognitoIdentityProviderClient, 'send'>): PoolPorts['hasClient'] =>
  async (UserPoolId, ClientId) => {
    try {
      await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
      return true;
    } catch (error) {
      if (noSuchClient.has((error as Error).name)) return false;
      throw error;
    }
  };
