/** Names of the attributes of an item in the table of known users: which pool a user is in, and until when that is kept. */
export const knownUserAttributes = {
  /** The user's `sub`, the key of the table. */
  subject: 'sub',
  userPoolId: 'pool',
  /** Unix time in seconds after which DynamoDB deletes the item. */
  expires: 'expires',
} as const;

/** What the rule on the bus sends to the function that fills the table: no more of an event than this. */
export interface KnownUserMessage {
  /** The user's `sub`. */
  readonly subject: string;
  readonly userPoolId: string;
}
