import { UsageError } from '../../platform/usage-error.ts';

/** Options of every command of `replay`, for parseOptions. */
export const stackOptions = {
  stack: { type: 'string', default: 'CognitoToKafka' },
  region: { type: 'string' },
  profile: { type: 'string' },
  'endpoint-url': { type: 'string' },
} as const;

/** With those of the commands that work on queues. */
export const placeOptions = {
  ...stackOptions,
  queue: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** Their part of a usage. */
export const placeUsage = `--stack NAME      the deployed stack; default CognitoToKafka
--queue NAME|URL  a queue, by its name in "replay queues" or by its URL; repeatable; default: every dead-letter queue
--region, --profile, --endpoint-url   as for the AWS CLI; else the environment and the shared files hold`;

/** A whole number from 1 of an option. Throws a UsageError for anything else. */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new UsageError(`${option} needs a whole number from 1; it is "${text}".`);
}

/** Events a second of an option, as 50/s or 50. Throws a UsageError for anything else. */
export function rateOf(text: string): number {
  const rate = Number(/^(?<rate>\d+)(\/s)?$/.exec(text)?.groups?.['rate']);
  if (rate >= 1) return rate;
  throw new UsageError(`--rate needs events a second, such as 50/s; it is "${text}".`);
}
