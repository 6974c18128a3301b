/** Why the pool of a record is not known now, although it may be later. */
export type UndecidedCode =
  /** Cognito is asked as often as the rate allows, or has asked to slow down. */
  | 'LOOK_UP_LIMIT'
  /** The list of app clients is older than the record, and was read less than a minute ago. */
  | 'CLIENT_LIST_TOO_OLD'
  /** The events that would show the user's pool may still be on their way to the table of known users. */
  | 'USER_NOT_KNOWN_YET';

/** Nothing has answered which pool a record is of: the record returns to its queue. */
export class PoolUndecided extends Error {
  override readonly name = 'PoolUndecided';
  readonly code: UndecidedCode;

  constructor(code: UndecidedCode) {
    super(code);
    this.code = code;
  }
}
