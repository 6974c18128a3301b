import type { EventType } from '../../../contracts/catalog.ts';
import { factId } from '../../../triggers/normalize/cloud-event.ts';
import { aNativeRecord } from './a-native-audit-record.ts';
import { userPoolId } from './an-audit-record.ts';

export const kim = { subject: 'a925e748-f071-7046-9f91-c5aaf003e8b8' };
const max = { subject: 'b3935848-a181-704c-058b-e37df3e9e4c8' };
const eve = { subject: 'c9375d48-9191-704c-cc8f-07d990252c3c' };

const open = { clientId: '7nativeclient000public0001' };
const withSecret = { clientId: '7nativeclient0secret000002' };
const withDefaults = { clientId: '7nativeclient0default00004' };

export const failed = 'cognito.login.failed.v1';
const refused = (code: string) => ({ stage: 'initiate', flow: 'USER_PASSWORD_AUTH', errorCode: code });
const notAuthorized = refused('NotAuthorizedException');
const invalid = refused('InvalidParameterException');

/** What each native record gives: type, user and own data of its event, or nothing. */
const table: readonly (readonly [sample: string, type?: EventType, own?: object])[] = [
  [
    '01-InitiateAuth-wrong-password',
    failed,
    { ...kim, ...open, ...notAuthorized, reason: 'wrong_password_or_unknown_user' },
  ],
  [
    '02-InitiateAuth-unknown-user-told',
    failed,
    { ...open, ...refused('UserNotFoundException'), reason: 'user_not_found' },
  ],
  ['03-InitiateAuth-disabled-user', failed, { ...kim, ...open, ...notAuthorized, reason: 'disabled' }],
  ['04-InitiateAuth-flow-not-enabled', failed, { ...kim, ...withDefaults, ...invalid, reason: 'other' }],
  [
    '05-InitiateAuth-srp-missing-a',
    failed,
    { ...kim, ...withDefaults, ...invalid, flow: 'USER_SRP_AUTH', reason: 'other' },
  ],
  ['06-InitiateAuth-refresh-revoked'],
  ['07-InitiateAuth-refresh-rotation-client'],
  ['08-InitiateAuth-success-tokens'],
  ['09-InitiateAuth-success-refresh'],
  ['10-InitiateAuth-success-challenge-srp'],
  ['11-RespondToAuthChallenge-success-srp-proof'],
  ['12-RespondToAuthChallenge-success-new-password'],
  [
    '13-RespondToAuthChallenge-new-password-too-weak',
    failed,
    {
      ...{ ...max, ...open, reason: 'other', errorCode: 'InvalidPasswordException' },
      ...{ stage: 'challenge', challengeName: 'NEW_PASSWORD_REQUIRED' },
    },
  ],
  ['14-AdminInitiateAuth-client-of-another-pool'],
  ['15-GlobalSignOut-success', 'cognito.logout.completed.v1', { ...kim, scope: 'global' }],
  ['16-AdminUserGlobalSignOut-success', 'cognito.logout.completed.v1', { ...kim, scope: 'admin' }],
  ['17-RevokeToken-success', 'cognito.token.revoked.v1', { ...kim, ...open }],
  ['18-RevokeToken-success-secret-client', 'cognito.token.revoked.v1', { ...kim, ...withSecret }],
  ['19-RevokeToken-missing-secret'],
  ['20-GetTokensFromRefreshToken-success'],
  ['21-GetTokensFromRefreshToken-reuse-detected'],
  ['22-ChangePassword-success', 'cognito.password.changed.v1', kim],
  ['23-AdminSetUserPassword-permanent', 'cognito.password.set_by_admin.v1', { ...kim, permanent: true }],
  ['24-AdminCreateUser-success-suppress', 'cognito.user.created_by_admin.v1', eve],
  ['25-AdminCreateUser-refused-username-exists'],
  ['26-AdminDisableUser-success', 'cognito.user.disabled.v1', kim],
  ['27-AdminDeleteUser-success', 'cognito.user.deleted.v1', { ...max, by: 'admin' }],
  ['28-UpdateUserAttributes-success', 'cognito.user.attributes_changed.v1', { ...kim, by: 'self', change: 'updated' }],
  ['29-DeleteUserAttributes-refused-unknown-attribute'],
  [
    '30-AdminUpdateUserAttributes-success',
    'cognito.user.attributes_changed.v1',
    { ...kim, by: 'admin', change: 'updated' },
  ],
  ['31-SignUp-success'],
  ['32-AdminConfirmSignUp-success'],
  ['33-AdminAddUserToGroup-success', 'cognito.user.group_added.v1', { ...kim, groupName: 'writer' }],
  ['34-AdminAddUserToGroup-refused-no-such-group'],
  ['35-AdminRemoveUserFromGroup-refused-no-such-user'],
  ['36-UpdateGroup-access-denied'],
  ['37-GetUser-access-token-revoked'],
];

/** All three members in each row: Jest takes a missing one for a callback. */
export const expected = table.map(([sample, type, own = {}]) => [sample, type, own] as const);

/** Event names for which no rule of the project sends a record. */
const unknownNames = ['UpdateGroup', 'GetUser'];

/** The whole event, of every member. */
export function nativeEvent(sample: string, type: EventType, { subject, ...own }: { readonly subject?: string }) {
  const { eventName, eventTime, eventID, requestID } = aNativeRecord(sample);
  return {
    specversion: '1.0',
    id: factId(`${type}/${eventID}`),
    type,
    source: `/aws/cognito/us-east-1/${userPoolId}`,
    ...(subject === undefined ? {} : { subject }),
    time: eventTime.replace('Z', '.000Z'),
    datacontenttype: 'application/json',
    dataschema: `urn:cognito-to-kafka:schemas/${type}.json#/properties/data`,
    data: { userPoolId, eventName, requestId: requestID, ...own },
  };
}

/** What `normalizeAudit` answers for the record. */
export const outcomeOf = (sample: string, type?: EventType, own: object = {}): unknown => {
  if (type !== undefined) return { events: [nativeEvent(sample, type, own)] };
  if (unknownNames.includes(aNativeRecord(sample).eventName)) return { problem: 'UNKNOWN_EVENT_NAME' };
  return { nothing: expect.any(String) as string };
};
