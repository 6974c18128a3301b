import { quantile } from '../quantile.ts';
import { figuresTable } from '../../cli/plain-table.ts';
import type { Account } from './ledger.ts';

/** Whether the pipeline kept its promise: each event in the topic, unchanged, and none a dead letter. */
export const isComplete = ({ sent, lost, deadLetters, wrong }: Account): boolean =>
  sent > 0 && lost === 0 && deadLetters === 0 && wrong === 0;

/** The account as a table. */
export function soakReport(account: Account): string {
  const { sent, delivered, copies, deadLetters, lost, wrong, firstWrong, lagsMs, durationMs } = account;
  const lag = (share: number): string => (lagsMs.length > 0 ? seconds(quantile([...lagsMs], share)) : '-');
  const rows = [
    ['sent', String(sent)],
    ['delivered', String(delivered)],
    ['duplicates', `${copies} (${((100 * copies) / Math.max(1, delivered)).toFixed(2)} %)`],
    ['not what was sent', String(wrong)],
    ['in a dead-letter queue', String(deadLetters)],
    ['lost', String(lost)],
    ['PutEvents to Kafka, median', lag(0.5)],
    ['PutEvents to Kafka, p99', lag(0.99)],
    ['PutEvents to Kafka, slowest', lag(1)],
    ['first sent to last in Kafka', seconds(durationMs)],
    ['events per second', String(Math.round((1000 * delivered) / Math.max(1, durationMs)))],
  ];
  return [figuresTable(['account', ''], rows), ...firstWrong].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
