import { signRequest, type Credentials } from '../../platform/aws-api/sign-request.ts';

export interface DynamoDbPorts {
  readonly region: string;
  /** URL of DynamoDB in the Region. */
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Calls an operation of DynamoDB and returns its answer. Calls again, twice at most, where DynamoDB is throttled, fails or does not answer
 * within a second. Rejects with a `DynamoDbError`.
 */
export type CallDynamoDb = (operation: string, input: object) => Promise<Readonly<Record<string, unknown>>>;

/** DynamoDB did not do what it was asked for. `code` is the name of its error, `HTTP_…`, or `NO_ANSWER`. */
export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError';
  readonly code: string;
  readonly retriable: boolean;

  constructor(code: string, retriable: boolean, options?: ErrorOptions) {
    super(`DynamoDB: ${code}`, options);
    this.code = code;
    this.retriable = retriable;
  }
}

const timeoutMs = 1_000;
const pausesMs = [50, 200];
const throttled = /^(?:ProvisionedThroughputExceeded|RequestLimitExceeded|Throttling|InternalServerError)/;

/** DynamoDB over its JSON protocol ("DynamoDB low-level API", DynamoDB developer guide); why without its SDK: docs/explanations/decisions/0006. */
export const dynamoDb = (ports: DynamoDbPorts): CallDynamoDb => {
  const call = async (operation: string, input: object): Promise<Readonly<Record<string, unknown>>> => {
    const { region, endpoint, credentials, now } = ports;
    const body = JSON.stringify(input);
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` };
    const { host } = new URL(endpoint);
    const signed = signRequest({ service: 'dynamodb', region, host, headers, body, at: now() }, credentials);
    const signal = AbortSignal.timeout(timeoutMs);
    const { status, text } = await ports
      .fetch(endpoint, { method: 'POST', headers: signed, body, signal })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .catch((cause: unknown) => {
        throw new DynamoDbError('NO_ANSWER', true, { cause });
      });
    if (status === 200) return JSON.parse(text) as Readonly<Record<string, unknown>>;
    const code = /"__type"\s*:\s*"(?:[^"#]*#)?(\w+)"/.exec(text)?.[1] ?? `HTTP_${status}`;
    throw new DynamoDbError(code, status >= 500 || throttled.test(code));
  };
  return async (operation, input) => {
    for (const pauseMs of pausesMs) {
      try {
        return await call(operation, input);
      } catch (error) {
        if (!(error instanceof DynamoDbError && error.retriable)) throw error;
        await ports.pause(pauseMs);
      }
    }
    return call(operation, input);
  };
};
