import { v7 } from 'uuid';
import { canaryPoolId } from '../../contracts/canary.ts';
import type { EventOf } from '../../contracts/catalogue.ts';
import { dataSchemaUri } from '../../contracts/schema-uri.ts';

/** The type of a canary. */
export const canaryType = 'cognito.login.attempted.v1';

/** A canary: a login that nobody attempted, in a pool that cannot be. */
export const canaryEvent = (now: Date): EventOf<typeof canaryType> => ({
  specversion: '1.0',
  id: v7(),
  type: canaryType,
  source: `/aws/cognito/none/${canaryPoolId}`,
  time: now.toISOString(),
  datacontenttype: 'application/json',
  dataschema: dataSchemaUri(canaryType),
  data: { userPoolId: canaryPoolId, triggerSource: 'PreAuthentication_Authentication' },
});
