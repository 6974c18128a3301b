import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { EventOf } from '../../../contracts/catalog.ts';
import { dataSchemaUri } from '../../../contracts/schema-uri.ts';

type LoginSucceeded = EventOf<'cognito.login.succeeded.v1'>;

/** A valid identity event with an id and a user of its own. */
export const anEvent = (over: Partial<LoginSucceeded> = {}): LoginSucceeded => ({
  specversion: '1.0',
  id: v7(),
  type: 'cognito.login.succeeded.v1',
  source: '/aws/cognito/eu-west-1/eu-west-1_AbCdEf123',
  subject: randomUUID(),
  time: '2026-11-24T03:12:45.123Z',
  datacontenttype: 'application/json',
  dataschema: dataSchemaUri('cognito.login.succeeded.v1'),
  data: {
    userPoolId: 'eu-west-1_AbCdEf123',
    clientId: '4ma39kqn9j6ncsimddqs13sgok',
    username: 'ann',
    triggerSource: 'PostAuthentication_Authentication',
  },
  ...over,
});
