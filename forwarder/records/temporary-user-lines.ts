import { logLine } from '../../contracts/log-line.ts';
import type { Outgoing } from '../../kafka/records/read-batch.ts';

/** Returns a line for each delivered event of a temporary user: `cognito-to-kafka smoke --login` reads them from the log. */
export const temporaryUserLines = (delivered: readonly Outgoing[]): string[] =>
  delivered.flatMap(({ temporaryUser, record: { topic } }) => {
    if (temporaryUser === undefined) return [];
    const message = 'event of temporary user delivered';
    return [logLine({ level: 'info', message, temporaryUser: { ...temporaryUser, topic } })];
  });
