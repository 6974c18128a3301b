import type { TemporaryPort } from './live-aws.ts';
import { deniedAction } from './panel-problem-of.ts';
import { isLeftOver, temporaryPrefix, type LeftOverFacts } from './temporary-pair.ts';

export interface RemoveOptions extends LeftOverFacts {
  readonly bus: string;
  readonly report: (line: string) => void;
}

/** Removes the temporary rules and queues of killed runs. Never rejects: it reports each result. */
export async function removeLeftOvers(
  temporary: Pick<TemporaryPort, 'list' | 'remove'>,
  { bus, report, ...facts }: RemoveOptions,
): Promise<void> {
  const queues = await temporary.list(temporaryPrefix).catch((error: unknown) => {
    // Who may not list queues has created none.
    if (deniedAction(error, 'sqs:ListQueues') === undefined)
      report(`Temporary queues of earlier runs could not be listed (${(error as Error).message}).`);
    return [];
  });
  for (const { name, url } of queues.filter((queue) => isLeftOver(queue, facts))) {
    try {
      await temporary.remove({ bus, name, queueUrl: url });
      report(`Removed the rule and the queue ${name}, which an earlier run had left.`);
    } catch (error) {
      report(`Failed to remove the rule and the queue ${name} of an earlier run (${(error as Error).message}).`);
    }
  }
}
