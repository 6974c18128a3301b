import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

/** What a message of Cognito is for. */
export const messageKinds = [
  'sign_up',
  'admin_create_user',
  'resend_code',
  'forgot_password',
  'update_attribute',
  'verify_attribute',
  'authentication',
  'account_takeover',
] as const;

export const MessageRequested = cloudEvent(
  'cognito.message.requested.v1',
  {
    title: 'MessageRequested',
    when: 'Cognito is about to send a user a message, or has handed it to a custom sender.',
    notWhen:
      'Not proof of delivery, and never with the code or the link. A custom message trigger does not name the ' +
      'channel. Only the wrapper observes custom senders. If both triggers are attached, each reports the same message.',
  },
  triggerData({
    kind: Type.Union(
      messageKinds.map((kind) => Type.Literal(kind)),
      { description: 'What the message is for.', examples: ['sign_up'] },
    ),
    channel: Type.Optional(
      Type.Union([Type.Literal('email'), Type.Literal('sms')], {
        description: 'How it is sent; absent where the trigger does not tell.',
        examples: ['email'],
      }),
    ),
  }),
);
export type MessageRequested = Static<typeof MessageRequested>;
