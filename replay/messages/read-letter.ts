import { readEvent, type EventProblem } from '../../contracts/read-event.ts';
import { toObject, jsonIn } from '../../platform/coerce.ts';
import type { LetterForm } from '../queues/find-queues.ts';
import { attributeText, type Letter } from './letter.ts';
import { encryptedEvent, type EncryptedEvent } from './encrypted-event.ts';
import { memberText } from './member-text.ts';

/**
 * What a letter is: `sound`, it can be replayed; `poison`, ours, but it would fail again; `record`, for the audit
 * function; `encrypted`, only its key opens it; `foreign`, nothing says that it is ours.
 */
export type Standing = 'sound' | 'poison' | 'record' | 'encrypted' | 'foreign';

/** A letter and what can be told of it. */
export interface ReadLetter {
  readonly letter: Letter;
  readonly standing: Standing;
  /** What EventBridge says of an event that it sent encrypted. */
  readonly encrypted?: EncryptedEvent;
  /** Why it is no event of the catalog. */
  readonly problem?: EventProblem;
  /** The event as text, byte for byte; of a letter that holds none, the whole body. */
  readonly eventText: string;
  /** The event, or whatever JSON stands there; undefined if it is none. */
  readonly value: unknown;
  readonly id?: string;
  readonly type?: string;
  readonly subject?: string;
  /** RFC 3339, when the event happened. */
  readonly time?: string;
  /** Stable code of why it is here. */
  readonly reason: string;
  /** RFC 3339, when it came here, where the letter says so. */
  readonly parkedAt?: string;
  readonly attempts: number;
}

/** The code of a letter that SQS itself moved away, because it was received too often. */
export const receivedTooOften = 'RECEIVED_TOO_OFTEN';

/** Reads a letter of a queue that holds such letters. Never throws. */
export function readLetter(letter: Letter, holds: LetterForm): ReadLetter {
  const whole = jsonIn(letter.body);
  const encrypted = encryptedEvent(whole);
  if (encrypted) return encryptedLetter(letter, whole, encrypted);
  const eventText = (holds === 'envelope' ? memberText(letter.body, 'detail') : undefined) ?? letter.body;
  const read = readEvent(eventText);
  const value = 'event' in read ? read.event : jsonIn(eventText);
  // A CloudTrail record is not an event, and is not meant to be one.
  const problem = 'problem' in read && holds !== 'audit' ? read.problem : undefined;
  const parkedAt = attributeText(letter, 'failedAt') ?? attributeText(letter, 'refusedAt');
  return {
    letter,
    standing: standingOf(letter, { holds, problem, value }),
    ...(problem === undefined ? {} : { problem }),
    eventText,
    value,
    ...headOf(value, holds),
    reason: reasonOf(letter),
    ...(parkedAt === undefined ? {} : { parkedAt }),
    attempts: attemptsOf(letter),
  };
}

/** An encrypted event has no more than its envelope: the id and time of that, not those of the event. */
const encryptedLetter = (letter: Letter, value: unknown, encrypted: EncryptedEvent): ReadLetter => ({
  letter,
  standing: 'encrypted',
  encrypted,
  eventText: letter.body,
  value,
  ...headOf(value, 'envelope'),
  type: 'Encrypted Events',
  reason: attributeText(letter, 'ERROR_CODE') ?? 'ENCRYPTED',
  attempts: attemptsOf(letter),
});

interface Found {
  readonly holds: LetterForm;
  readonly problem: EventProblem | undefined;
  readonly value: unknown;
}

function standingOf(letter: Letter, { holds, problem, value }: Found): Standing {
  if (holds === 'audit') {
    if (isCognitoRecord(value)) return 'record';
    return attributeText(letter, 'reason') === undefined ? 'foreign' : 'poison';
  }
  if (problem === undefined) return 'sound';
  // What names one of our types, or what one of our functions or our rule sent here, is ours, whatever became of it.
  const isOurs =
    (problem === 'SCHEMA_VIOLATED' || attributeText(letter, 'reason')) ?? attributeText(letter, 'RULE_ARN');
  return isOurs ? 'poison' : 'foreign';
}

function isCognitoRecord(value: unknown): boolean {
  const { source } = toObject(value);
  return (
    source === 'aws.cognito-idp' ||
    source === 'aws.cognitoidentity' ||
    'userIdentity' in toObject(toObject(value)['detail'])
  );
}

function headOf(value: unknown, holds: LetterForm): Pick<ReadLetter, 'id' | 'type' | 'subject' | 'time'> {
  const head = toObject(value);
  const { id, type, subject, time } =
    holds === 'audit' ? { ...head, type: toObject(head['detail'])['eventName'] ?? head['detail-type'] } : head;
  const texts = Object.entries({ id, type, subject, time }).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts);
}

const reasonOf = (letter: Letter): string =>
  attributeText(letter, 'reason') ??
  attributeText(letter, 'ERROR_CODE') ??
  attributeText(letter, 'ErrorCode') ??
  (letter.movedFrom === undefined ? 'UNKNOWN' : receivedTooOften);

function attemptsOf(letter: Letter): number {
  const told = Number(attributeText(letter, 'attempts') ?? attributeText(letter, 'RETRY_ATTEMPTS') ?? NaN);
  return Number.isFinite(told) ? told : letter.receiveCount;
}
