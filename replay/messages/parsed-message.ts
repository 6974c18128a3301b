import { readEvent, type EventProblem } from '../../contracts/read-event.ts';
import { toObject, jsonIn } from '../../platform/coerce.ts';
import type { MessageFormat } from '../queues/find-queues.ts';
import { attributeText, type QueueMessage } from './queue-message.ts';
import { encryptedEvent, type EncryptedEvent } from './encrypted-event.ts';
import { memberText } from './member-text.ts';

/**
 * The state of a message: `replayable`; `invalid`, from this pipeline, but it would fail again; `cloudtrail-record`, for the
 * audit function; `encrypted`, only its KMS key opens it; `unrecognized`, nothing says that this pipeline sent it.
 */
export type MessageState = 'replayable' | 'invalid' | 'cloudtrail-record' | 'encrypted' | 'unrecognized';

/** A message and the facts that it contains. */
export interface ParsedMessage {
  readonly message: QueueMessage;
  readonly state: MessageState;
  /** EventBridge's facts about an event that it sent encrypted. */
  readonly encrypted?: EncryptedEvent;
  /** The reason why it is not an event of the catalog. */
  readonly problem?: EventProblem;
  /** The event as text, byte for byte; of a message without an event, the whole body. */
  readonly eventText: string;
  /** The event, or other JSON; undefined if the text is not JSON. */
  readonly value: unknown;
  readonly id?: string;
  readonly type?: string;
  readonly subject?: string;
  /** RFC 3339, when the event happened. */
  readonly time?: string;
  /** Stable code of the reason why it is in its queue. */
  readonly reason: string;
  /** RFC 3339, when it was sent to this dead-letter queue, if the message records it. */
  readonly deadLetteredAt?: string;
  readonly attempts: number;
}

/** The code of a message that SQS itself moved, because it was received too often. */
export const receivedTooOften = 'RECEIVED_TOO_OFTEN';

/** Parses a message of a queue whose messages have this format. Never throws. */
export function parseMessage(message: QueueMessage, format: MessageFormat): ParsedMessage {
  const whole = jsonIn(message.body);
  const encrypted = encryptedEvent(whole);
  if (encrypted) return parsedEncrypted(message, whole, encrypted);
  const eventText = (format === 'envelope' ? memberText(message.body, 'detail') : undefined) ?? message.body;
  const read = readEvent(eventText);
  const value = 'event' in read ? read.event : jsonIn(eventText);
  // A CloudTrail record is not an event, and is not meant to be one.
  const problem = 'problem' in read && format !== 'cloudtrail-record' ? read.problem : undefined;
  const deadLetteredAt = attributeText(message, 'failedAt') ?? attributeText(message, 'refusedAt');
  return {
    message,
    state: stateOf(message, { format, problem, value }),
    ...(problem === undefined ? {} : { problem }),
    eventText,
    value,
    ...headOf(value, format),
    reason: reasonOf(message),
    ...(deadLetteredAt === undefined ? {} : { deadLetteredAt }),
    attempts: attemptsOf(message),
  };
}

/** An encrypted event has only its envelope, with the id and the time of the envelope and not of the event. */
const parsedEncrypted = (message: QueueMessage, value: unknown, encrypted: EncryptedEvent): ParsedMessage => ({
  message,
  state: 'encrypted',
  encrypted,
  eventText: message.body,
  value,
  ...headOf(value, 'envelope'),
  type: 'Encrypted Events',
  reason: attributeText(message, 'ERROR_CODE') ?? 'ENCRYPTED',
  attempts: attemptsOf(message),
});

interface Found {
  readonly format: MessageFormat;
  readonly problem: EventProblem | undefined;
  readonly value: unknown;
}

function stateOf(message: QueueMessage, { format, problem, value }: Found): MessageState {
  if (format === 'cloudtrail-record') {
    if (isCognitoRecord(value)) return 'cloudtrail-record';
    return attributeText(message, 'reason') === undefined ? 'unrecognized' : 'invalid';
  }
  if (problem === undefined) return 'replayable';
  // A message is from this pipeline if it names an event type of the catalog, or if a function or a rule of it sent the message.
  const isFromPipeline =
    (problem === 'SCHEMA_VIOLATED' || attributeText(message, 'reason')) ?? attributeText(message, 'RULE_ARN');
  return isFromPipeline ? 'invalid' : 'unrecognized';
}

function isCognitoRecord(value: unknown): boolean {
  const { source } = toObject(value);
  return (
    source === 'aws.cognito-idp' ||
    source === 'aws.cognitoidentity' ||
    'userIdentity' in toObject(toObject(value)['detail'])
  );
}

function headOf(value: unknown, format: MessageFormat): Pick<ParsedMessage, 'id' | 'type' | 'subject' | 'time'> {
  const head = toObject(value);
  const { id, type, subject, time } =
    format === 'cloudtrail-record'
      ? { ...head, type: toObject(head['detail'])['eventName'] ?? head['detail-type'] }
      : head;
  const texts = Object.entries({ id, type, subject, time }).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts);
}

const reasonOf = (message: QueueMessage): string =>
  attributeText(message, 'reason') ??
  attributeText(message, 'ERROR_CODE') ??
  attributeText(message, 'ErrorCode') ??
  (message.movedFrom === undefined ? 'UNKNOWN' : receivedTooOften);

function attemptsOf(message: QueueMessage): number {
  const recorded = Number(attributeText(message, 'attempts') ?? attributeText(message, 'RETRY_ATTEMPTS') ?? NaN);
  return Number.isFinite(recorded) ? recorded : message.receiveCount;
}
