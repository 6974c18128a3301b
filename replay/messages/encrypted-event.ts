import { toObject } from '../../platform/coerce.ts';

/** Facts about an event that EventBridge could not decrypt or encrypt with the KMS key of its bus. */
export interface EncryptedEvent {
  /** ARN of the key. */
  readonly keyArn: string;
  /** ARN of the bus. */
  readonly busArn: string;
}

/**
 * Returns the facts about an event that EventBridge sends encrypted to the dead-letter queue of a bus or a target
 * ("Decrypting events in EventBridge dead-letter queues", EventBridge guide); undefined for anything else.
 */
export function encryptedEvent(value: unknown): EncryptedEvent | undefined {
  const { source, detail, 'detail-type': type } = toObject(value);
  if (source !== 'aws.events' || type !== 'Encrypted Events') return undefined;
  const { 'kms-key-arn': keyArn, 'event-bus-arn': busArn, 'encrypted-payload': payload } = toObject(detail);
  if (typeof payload !== 'string') return undefined;
  return { keyArn: textOf(keyArn), busArn: textOf(busArn) };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : 'unknown');
