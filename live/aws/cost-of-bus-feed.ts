/**
 * Three requests of SQS per event at most: EventBridge sends it, and this server receives and deletes it. Deliveries of EventBridge to a
 * queue of the same account are free. Prices of us-east-1, first tier ("Amazon SQS pricing", "Amazon EventBridge pricing").
 */
export const costOfBusFeed =
  'SQS charges for at most three requests per event, about 1.20 USD per million events. An idle hour costs less than 0.001 USD. EventBridge charges nothing.';
