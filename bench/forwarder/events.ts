import { createHash, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { EventOf } from '../../contracts/catalog.ts';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';

/** An event as the queue holds it, and the key of its record. */
export interface QueuedEvent {
  readonly key: string;
  readonly body: string;
}

type Login = EventOf<'cognito.login.succeeded.v1'>;

const users = 500;
const clients = ['4ma39kqn9j6ncsimddqs13sgok', '1h57kf5cpq17m0eml12EXAMPLE', '7c3o2bq9r1s8t5u6v4w0x2y1za'] as const;
const locales = ['en-GB', 'de-DE', 'fr-FR', 'pt-BR'] as const;
const plans = ['free', 'pro', 'enterprise'] as const;

/**
 * Logins of about 1 kB each, under a policy that includes some attributes and hashes others: ids, hashes and times differ
 * from event to event and the rest repeats, so that they compress as real ones do.
 */
export function queuedEvents(count: number): QueuedEvent[] {
  const subjects = Array.from({ length: users }, () => randomUUID());
  const begin = Date.now();
  return Array.from({ length: count }, (_unused, index) => {
    const subject = subjects[(index * 7919) % users] ?? '';
    return { key: subject, body: JSON.stringify(login(subject, index, new Date(begin + index * 3))) };
  });
}

const login = (subject: string, index: number, time: Date): Login => ({
  specversion: '1.0',
  id: v7(),
  type: 'cognito.login.succeeded.v1',
  source: '/aws/cognito/eu-west-1/eu-west-1_AbCdEf123',
  subject,
  time: time.toISOString(),
  datacontenttype: 'application/json',
  dataschema: dataSchemaUri('cognito.login.succeeded.v1'),
  data: {
    userPoolId: 'eu-west-1_AbCdEf123',
    ...oneOf(clients, index, 'clientId'),
    username: subject,
    triggerSource: 'PostAuthentication_Authentication',
    requestId: randomUUID(),
    userAttributes: {
      email: hashed(`email ${subject}`),
      phone_number: hashed(`phone ${subject}`),
      email_verified: 'true',
      'custom:tenant': `tenant-${index % 40}`,
      ...oneOf(locales, index, 'locale'),
      ...oneOf(plans, index, 'custom:plan'),
    },
    clientMetadata: { release: '4.2.0', campaign: 'autumn', device: hashed(`device ${index}`) },
    method: 'local',
    newDeviceUsed: index % 10 === 0,
  },
});

const oneOf = <Name extends string>(values: readonly string[], index: number, name: Name) =>
  ({ [name]: values[index % values.length] }) as Record<Name, string>;

// As triggers/ writes a hashed value, but for the key.
const hashed = (text: string): string => `hmac-sha256:${createHash('sha256').update(text).digest('hex')}`;
