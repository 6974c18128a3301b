/** Description of every pipeline's stack. The commands use it to recognize a stack without outputs. */
export const stackDescription = 'Identity events of Cognito user pools to Kafka.';
