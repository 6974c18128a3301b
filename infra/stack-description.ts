/** Description of every pipeline's stack. The commands know a stack by it that has no outputs yet. */
export const stackDescription = 'Identity events of Cognito user pools to Kafka.';
