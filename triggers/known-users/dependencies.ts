import { setTimeout as pause } from 'node:timers/promises';
import { busNameOf } from '../../contracts/bus.ts';
import { ConfigError } from '../../contracts/config-error.ts';
import type { AwsEnvironment } from '../../contracts/environment.ts';
import type { KnownUsersConfig } from '../config.ts';
import { dynamoDb } from './dynamodb.ts';
import { knownUsersTable, type KnownUsersTable } from './known-users-table.ts';
import { createRememberUsers, type RememberUsersHandler } from './remember-users.ts';
import { log } from '../../platform/stdout.ts';

/** The real table of known users. Throws a ConfigError if the environment is not one of Lambda's. */
export function openKnownUsers(name: string, env: AwsEnvironment): KnownUsersTable {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!region || !accessKeyId || !secretAccessKey)
    throw new ConfigError(['AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which Lambda sets']);
  const credentials = { accessKeyId, secretAccessKey, sessionToken: env.AWS_SESSION_TOKEN };
  const endpoint = env.AWS_ENDPOINT_URL_DYNAMODB || env.AWS_ENDPOINT_URL || endpointIn(region);
  const call = dynamoDb({ region, endpoint, credentials, fetch, now: () => new Date(), pause });
  return knownUsersTable(call, name, pause);
}

// "Amazon DynamoDB endpoints and quotas", AWS general reference.
const endpointIn = (region: string): string =>
  `https://dynamodb.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** The function that fills the table of known users, over the real table. */
export const createKnownUsers = (
  { eventBusName, knownUsersTable: name, days }: KnownUsersConfig,
  env: AwsEnvironment,
): RememberUsersHandler =>
  createRememberUsers({ table: openKnownUsers(name, env), days, log, bus: busNameOf(eventBusName), now: Date.now });
