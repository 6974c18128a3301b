/** Returns the name of the file for copies of messages: in the current folder, and new in each second. */
export const fileName = (kind: 'export' | 'purged', now: Date): string =>
  `replay-${kind}-${now.toISOString().replaceAll(':', '')}.ndjson`;
