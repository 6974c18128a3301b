import { Stack } from 'aws-cdk-lib';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LogMessage } from '../../contracts/log-messages.ts';
import type { PipelineParts } from './pipeline-parts.ts';

interface Query {
  readonly name: string;
  /** The audit function is not in every pipeline. */
  readonly part: 'trigger' | 'forwarder' | 'audit';
  readonly fields: readonly string[];
  readonly filter: string;
  readonly stats?: string;
  readonly sort?: string;
}

const byTime = '@timestamp desc';

/** Condition for the lines with a message. */
const hasMessage = (message: LogMessage): string => `message = "${message}"`;

/** Questions that an operator has for the logs; each line of a log is a JSON object (contracts/log-line.ts). */
const questions = {
  notPublished: {
    name: 'Events that only the log has',
    part: 'trigger',
    fields: ['@timestamp', 'code', 'eventType', 'event.id', 'requestId', '@message'],
    filter: hasMessage('event not published'),
    sort: byTime,
  },
  refused: {
    name: 'Why the bus refused events',
    part: 'trigger',
    fields: ['code', 'EventsSentToOutbox'],
    filter: `${hasMessage('events delivered')} and EventsSentToOutbox > 0`,
    stats: 'sum(EventsSentToOutbox) by code, bin(5m)',
  },
  slowest: {
    name: 'Slowest publishing',
    part: 'trigger',
    fields: ['@timestamp', 'PublishMilliseconds', 'requestId'],
    filter: hasMessage('events delivered'),
    sort: 'PublishMilliseconds desc',
  },
  failedBatches: {
    name: 'Why Kafka did not take events',
    part: 'forwarder',
    fields: ['@timestamp', 'code', 'detail', 'received', 'EventsRetried', 'EventsDeadLettered', 'requestId'],
    filter: `${hasMessage('batch forwarded')} and level != "info"`,
    sort: byTime,
  },
  noEventOfRecord: {
    name: 'Why CloudTrail records produced no event',
    part: 'audit',
    fields: ['@timestamp', 'code', 'detail', 'RecordsRetried', 'EventsNotNormalized', 'requestId'],
    filter: `${hasMessage('record returned')} or ${hasMessage('event not normalized')}`,
    sort: byTime,
  },
} as const satisfies Readonly<Record<string, Query>>;

export type QueryName = keyof typeof questions;

/** The question in the language of CloudWatch Logs Insights, without the name of the log group. */
export const queryLines = (name: QueryName): string[] => {
  const { fields, filter, stats, sort }: Query = questions[name];
  return [
    `fields ${fields.join(', ')}`,
    `filter ${filter}`,
    ...(stats ? [`stats ${stats}`] : []),
    ...(sort ? [`sort ${sort}`] : []),
    ...(stats ? [] : ['limit 100']),
  ];
};

/** The questions as queries that are saved in CloudWatch Logs Insights, in a folder with the name of the stack. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, parts: Pick<PipelineParts, 'trigger' | 'forwarder' | 'audit'>) {
    super(scope, id);
    for (const [key, { name, part, fields, filter, stats, sort }] of Object.entries(questions) as [string, Query][]) {
      const asked = parts[part];
      if (!asked) continue;
      new QueryDefinition(this, key, {
        queryDefinitionName: `${Stack.of(this).stackName}/${name}`,
        logGroups: [asked.function.logGroup],
        queryString: new QueryString({
          fields: [...fields],
          filterStatements: [filter],
          ...(stats ? { statsStatements: [stats] } : { limit: 100 }),
          ...(sort ? { sort } : {}),
        }),
      });
    }
  }
}
