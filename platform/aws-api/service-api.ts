import { httpConnections } from '../http/connections.ts';
import { socketsTo } from '../http/sockets.ts';
import { pause } from '../pause.ts';
import type { Environment } from './endpoint.ts';
import { jsonApi, type CallOperation, type JsonService } from './json-api.ts';
import { passingFailure, waitOf } from './passing-failure.ts';
import { standardRetries } from './retries.ts';

export interface ServiceApiOptions {
  /** Environment variables: Lambda puts the Region and the credentials of the function there. */
  readonly env: Environment;
  readonly maxAttempts: number;
  /** Returns the endpoint in a Region. Throws for settings that contradict each other. */
  readonly endpoint: (region: string) => URL;
}

export interface ServiceApi {
  /** Calls an operation, with retries. Rejects as `CallOperation` does, with the error of the last attempt. */
  readonly call: CallOperation;
  /** Opens a connection for the first call. */
  readonly connect: () => void;
}

/**
 * Returns the API of a service, over connections that are kept alive. `undefined` if the environment has no Region or no
 * credentials, or names a profile: only the AWS SDK reads files and other services for them.
 */
export function serviceApi(
  service: JsonService,
  { env, maxAttempts, endpoint }: ServiceApiOptions,
): ServiceApi | undefined {
  const { AWS_REGION: region, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!region || !accessKeyId || !secretAccessKey || env['AWS_PROFILE']) return undefined;
  const credentials = { accessKeyId, secretAccessKey, sessionToken: env['AWS_SESSION_TOKEN'] };
  const url = endpoint(region);
  const { exchange, openAhead } = httpConnections(socketsTo(url));
  const attempt = jsonApi(service, { endpoint: url, region, credentials, exchange, now: Date.now });
  const retry = standardRetries(maxAttempts, { pause, random: Math.random, kindOf: passingFailure, waitOf });
  return {
    call: (operation, input, signal) => retry(() => attempt(operation, input, signal), signal),
    connect: openAhead,
  };
}
