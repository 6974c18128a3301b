/**
 * When the trigger function publishes. After its response to Cognito, no login waits. Before the response, the bus has
 * accepted the event before the login continues.
 */
export type DeliveryMode = 'after-response' | 'before-response';

export const deliveryModes: readonly DeliveryMode[] = ['after-response', 'before-response'];

/** How long the parts of a delivery may take, in milliseconds. */
export interface DeliveryBudget {
  /** Reading the key for hashed values, once. */
  readonly keyMs: number;
  readonly busMs: number;
  readonly outboxMs: number;
}

/** Nobody waits: long enough for a bus that is slow, short enough that a bus that hangs does not eat the concurrency. */
export const afterResponseBudget: DeliveryBudget = { keyMs: 1000, busMs: 3500, outboxMs: 2500 };

/** Shares of what a login may have to wait in all. */
export const beforeResponseBudget = (totalMs: number): DeliveryBudget => ({
  keyMs: totalMs * 0.25,
  busMs: totalMs * 0.5,
  outboxMs: totalMs * 0.25,
});

/** Seconds that an invocation may take: a whole delivery, a cold start of the client, and some to spare. */
export const triggerTimeoutSeconds = 10;
