import { objectIn } from '../coerce.ts';
import type { Exchange } from '../http/connections.ts';
import type { HttpResponse } from '../http/response.ts';
import { AwsApiError } from './api-error.ts';
import { signRequest, type Credentials } from './sign-request.ts';

/** A service with the protocol AWS JSON ("AWS JSON 1.1 protocol", Smithy). */
export interface JsonService {
  /** Name in signatures, for example `events`. */
  readonly signingName: string;
  /** First part of the header `X-Amz-Target`, before the operation, for example `AWSEvents`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
}

export interface JsonApiPorts {
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: Credentials;
  readonly exchange: Exchange;
  /** Unix time in milliseconds. */
  readonly now: () => number;
}

/**
 * Calls an operation once, and resolves with its output. Rejects with an `AwsApiError`, with the error of the connection, or
 * with an error whose code is INVALID_RESPONSE if a successful answer is not a JSON object.
 */
export type CallOperation = (
  operation: string,
  input: object,
  signal?: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

/** From this difference on AWS may refuse a signature because of its time, and the SDK corrects its clock. */
const skewMs = 240_000;

/** Calls the operations of a service. If a refusal shows that this machine's clock is wrong, later calls have AWS's time. */
export function jsonApi({ signingName, target, version }: JsonService, ports: JsonApiPorts): CallOperation {
  const { endpoint, region, credentials, exchange, now } = ports;
  const path = endpoint.pathname.replace(/\/*$/, '/');
  const contentType = `application/x-amz-json-${version}`;
  let offsetMs = 0;
  return async (operation, input, signal) => {
    const body = JSON.stringify(input);
    const at = new Date(now() + offsetMs);
    const headers = { 'content-type': contentType, 'x-amz-target': `${target}.${operation}` };
    const signed = signRequest(
      { service: signingName, region, host: endpoint.host, path, headers, body, at },
      credentials,
    );
    const response = await exchange({ method: 'POST', path, headers: signed, body }, signal);
    if (response.status < 300) return outputIn(response);
    const toldMs = Date.parse(response.headers['date'] ?? '');
    const isClockCorrected = Math.abs(toldMs - at.getTime()) >= skewMs;
    if (isClockCorrected) offsetMs = toldMs - now();
    throw new AwsApiError(response, isClockCorrected);
  };
}

function outputIn({ body }: HttpResponse): Readonly<Record<string, unknown>> {
  const output = objectIn(body);
  if (output) return output;
  throw Object.assign(new Error('The answer is not a JSON object'), { code: 'INVALID_RESPONSE' });
}
