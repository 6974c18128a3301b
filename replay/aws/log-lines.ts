import { FilterLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { LogMessage } from '../../contracts/log-messages.ts';

/** A part of a log group. */
export interface LogSpan {
  readonly group: string;
  /** Only lines with this message. */
  readonly message: LogMessage;
  readonly since: Date;
}

/** Returns the lines of a log group from a time on, page by page. Rejects if the log group cannot be read. */
export function logLines(client: Pick<CloudWatchLogsClient, 'send'>) {
  return async function* ({ group, message: text, since }: LogSpan): AsyncGenerator<string> {
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new FilterLogEventsCommand({
          logGroupName: group,
          filterPattern: `"${text}"`,
          startTime: since.getTime(),
          nextToken,
        }),
      );
      for (const { message } of page.events ?? []) if (message !== undefined) yield message;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  };
}
