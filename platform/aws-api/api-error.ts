import type { HttpResponse } from '../http/response.ts';

/** An error that a service answered. `code` is its name, such as `ThrottlingException`, or `HTTP_…` with the status. */
export class AwsApiError extends Error {
  override readonly name = 'AwsApiError';
  readonly code: string;
  readonly status: number;
  /** Whether the service refused the time of this machine, and the next call has the service's time. */
  readonly isClockCorrected: boolean;

  /** Milliseconds after which the service wants to be called again; 0 if it did not say. */
  readonly retryAfterMs: number;

  constructor({ status, headers, body }: HttpResponse, isClockCorrected = false) {
    // JSON is not parsed: a proxy may answer with HTML ("AWS JSON 1.1 protocol", Smithy: the places of the name).
    const name = /"__type"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? /"code"\s*:\s*"([^"]*)"/i.exec(body)?.[1];
    const code = plainName(name) ?? plainName(headers['x-amzn-errortype']) ?? `HTTP_${status}`;
    super(`The service answered ${status}: ${code}`);
    this.code = code;
    this.status = status;
    this.isClockCorrected = isClockCorrected;
    this.retryAfterMs = Number(headers['x-amz-retry-after']) || Number(headers['retry-after']) * 1000 || 0;
  }
}

/** The name without the namespace before it and the URL behind it. */
const plainName = (name = ''): string | undefined => /^(?:[^#:,]*#)?([\w.]{1,64})(?:[:,]|$)/.exec(name)?.[1];
