/** Why the bus did not take an event. `code` is stable: log lines carry it. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
