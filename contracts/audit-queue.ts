/** Maximum number of records in a batch of the audit queue: ten calls of PutEvents, at once. */
export const auditBatchSize = 100;

/**
 * Maximum number of batches of the audit queue at a time, the smallest number that SQS's event source mappings take
 * ("Configuring maximum concurrency", Lambda guide). docs/operations/cost-and-quotas.md has the records per second that follow.
 */
export const auditMaxConcurrency = 2;
