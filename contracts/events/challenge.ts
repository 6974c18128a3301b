import { Type, type Static } from '@sinclair/typebox';
import { cloudEvent } from '../envelope.ts';
import { triggerData } from '../trigger-data.ts';

const onlyWrapped = 'Only from functions in the wrapper: an observer on this trigger would break the login.';

const challengeName = Type.Optional(
  Type.String({
    pattern: '^\\w{1,64}$',
    description: 'Name of the challenge; CUSTOM_CHALLENGE for one of the team.',
    examples: ['CUSTOM_CHALLENGE'],
  }),
);

export const ChallengeIssued = cloudEvent(
  'cognito.challenge.issued.v1',
  { title: 'ChallengeIssued', when: 'A custom challenge was put to a user.', notWhen: onlyWrapped },
  triggerData({
    challengeName,
    round: Type.Integer({
      minimum: 1,
      description: 'Which challenge of this login it is, those of Cognito itself included.',
      examples: [1],
    }),
  }),
);
export type ChallengeIssued = Static<typeof ChallengeIssued>;

export const ChallengeAnswered = cloudEvent(
  'cognito.challenge.answered.v1',
  { title: 'ChallengeAnswered', when: 'A user answered a custom challenge.', notWhen: onlyWrapped },
  triggerData({
    correct: Type.Boolean({ description: "What the team's function judged.", examples: [true] }),
  }),
);
export type ChallengeAnswered = Static<typeof ChallengeAnswered>;
