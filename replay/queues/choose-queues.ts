import { UsageError } from '../../platform/usage-error.ts';
import type { ReplayQueue } from './find-queues.ts';

/**
 * Returns the queues in the options, by name or URL, each once. Without options, returns every dead-letter queue. Throws a
 * UsageError for a name that no queue has.
 */
export function chooseQueues(found: readonly ReplayQueue[], chosen: readonly string[]): readonly ReplayQueue[] {
  if (chosen.length === 0) return found.filter(({ isLive }) => !isLive);
  const queues = chosen.map((wanted) => {
    const url = wanted.replace(/\/+$/, '');
    const queue = found.find((one) => one.name === wanted || one.url === url);
    if (queue) return queue;
    if (isQueueUrl(url)) return unknownQueue(url);
    const names = found.map(({ name }) => name).join(', ') || 'none';
    throw new UsageError(
      `Unknown --queue "${wanted}". The stack has: ${names}. Use a name of these, or the URL of a queue.`,
    );
  });
  return queues.filter(({ url }, at) => queues.findIndex((queue) => queue.url === url) === at);
}

/** Whether a text has the form of a queue's URL. An ARN does not, although it is a URI. */
export const isQueueUrl = (text: string): boolean => /^https?:\/\/[^/\s]+\/[^/\s]/.test(text) && URL.canParse(text);

/** A queue of which only the URL is known. */
const unknownQueue = (url: string): ReplayQueue => ({
  name: url.split('/').at(-1) ?? url,
  url,
  format: 'event',
  replaysTo: undefined,
  isLive: false,
});
