import { Type, type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

export const LogoutCompleted = cloudEvent(
  'cognito.logout.completed.v1',
  {
    title: 'LogoutCompleted',
    when:
      'A session of a user ended at Cognito: /logout of the hosted UI or managed login, a SAML logout, RevokeUserSession, ' +
      'GlobalSignOut, or an administrator who signs a user out.',
    notWhen:
      'Not when an app only forgets its tokens, nor when they expire. GlobalSignOut does not end the session cookie of ' +
      'managed login, and /logout does not revoke tokens: each is a logout of its own. A SAML logout that began at ' +
      '/logout may be reported twice, by both endpoints.',
  },
  auditData({
    scope: Type.Union([Type.Literal('session'), Type.Literal('global'), Type.Literal('admin')], {
      description: 'What ended: one session; all sessions, by the user; or all sessions, by an administrator.',
      examples: ['global'],
    }),
  }),
);
export type LogoutCompleted = Static<typeof LogoutCompleted>;
