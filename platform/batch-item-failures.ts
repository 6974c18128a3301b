/** What a function answers Lambda about the messages of a batch that must be delivered again. */
export interface BatchItemFailures {
  readonly batchItemFailures: { itemIdentifier: string }[];
}

/**
 * Returns the answer for the ids of messages. Throws without an id: Lambda takes an entry without `itemIdentifier` for success
 * and deletes the message (native captures, github.com/radkawar/stackd), but it returns the whole batch after an error.
 */
export function batchItemFailures(messageIds: readonly (string | undefined)[]): BatchItemFailures {
  return {
    batchItemFailures: messageIds.map((itemIdentifier) => {
      if (!itemIdentifier) throw new Error('A message without messageId cannot return to its queue by itself.');
      return { itemIdentifier };
    }),
  };
}
