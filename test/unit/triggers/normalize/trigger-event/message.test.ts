import { messageKinds } from '../../../../../contracts/events/message.ts';
import { message } from '../../../../../triggers/normalize/trigger-event/message.ts';
import { normalize } from '../../../../../triggers/normalize/trigger-event/normalize.ts';
import { aNormalizeContext, aTriggerEvent, aTriggerEventWith } from '../../../../given/builders/a-trigger-event.ts';

const told = (input: unknown) => normalize(input, aNormalizeContext());

const occasions = [
  ['SignUp', 'sign_up'],
  ['AdminCreateUser', 'admin_create_user'],
  ['ResendCode', 'resend_code'],
  ['ForgotPassword', 'forgot_password'],
  ['UpdateUserAttribute', 'update_attribute'],
  ['VerifyUserAttribute', 'verify_attribute'],
  ['Authentication', 'authentication'],
] as const;
const senders = [
  ['CustomMessage', undefined],
  ['CustomEmailSender', 'email'],
  ['CustomSMSSender', 'sms'],
  ['CustomSmsSender', 'sms'],
] as const;

const cases = senders.flatMap(([trigger, channel]) =>
  occasions.map(([occasion, kind]) => [`${trigger}_${occasion}`, kind, channel] as const),
);
const all = [...cases, ['CustomEmailSender_AccountTakeOverNotification', 'account_takeover', 'email'] as const];

test.each(all)('%s reports a message for %s by %s', (source, kind, channel) => {
  const normalized = told(aTriggerEvent(source));

  expect(normalized).toMatchObject({ events: [{ type: 'cognito.message.requested.v1', data: { kind } }] });
  expect(normalized).toHaveProperty('events.length', 1);
  if (channel) expect(normalized).toHaveProperty('events.0.data.channel', channel);
  else expect(normalized).not.toHaveProperty('events.0.data.channel');
});

test('covers these sources, and every kind has one', () => {
  expect(Object.keys(message).sort()).toEqual(all.map(([source]) => source).sort());
  expect(new Set(all.map(([, kind]) => kind))).toEqual(new Set(messageKinds));
});

test.each(all)('%s is published without code, link, text and address', (source) => {
  const secrets = { codeParameter: '482913', linkParameter: '482913', usernameParameter: '482913', code: '482913' };
  const response = { smsMessage: '482913', emailMessage: '482913', emailSubject: '482913' };
  const input = { ...aTriggerEventWith(source, secrets), response };

  expect(JSON.stringify(told(input))).not.toMatch(/482913|@|\+49/);
});
