import { declareOptions } from '../../command-line/declaration.ts';
import { awsOptions } from '../aws-options.ts';
import { stackOptions } from '../stack-options.ts';

/** Options of every command of `replay`. */
export const replayOptions = declareOptions({ ...stackOptions, ...awsOptions });

/** Options of the commands that work on queues. */
export const queueOptions = declareOptions({
  ...stackOptions,
  queue: {
    value: 'NAME|URL',
    repeatable: true,
    text: 'Queue, by its name in "replay queues" or by its URL (default: every dead-letter queue)',
  },
  ...awsOptions,
});
