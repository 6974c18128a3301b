/** Name of the message attribute that `cognito-to-kafka replay` sets on what it sends to a queue: where it came from. */
export const replayedFrom = 'replayed-from';
