import { Type, type Static } from '@sinclair/typebox';
import { auditData } from '../audit-data.ts';
import { cloudEvent } from '../envelope.ts';

const groupName = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 128,
    description: 'Name of the group; absent where CloudTrail hides it.',
    examples: ['editors'],
  }),
);

export const UserGroupAdded = cloudEvent(
  'cognito.user.group_added.v1',
  {
    title: 'UserGroupAdded',
    when: 'An administrator put a user into a group.',
    notWhen:
      'Not for the group that Cognito makes of federated users by itself. Comes for a user who was in the group before, ' +
      'too: Cognito accepts the call again.',
  },
  auditData({ groupName }),
);
export type UserGroupAdded = Static<typeof UserGroupAdded>;

export const UserGroupRemoved = cloudEvent(
  'cognito.user.group_removed.v1',
  {
    title: 'UserGroupRemoved',
    when: 'An administrator took a user out of a group.',
    notWhen:
      'Not for each member of a group that is deleted. Comes for a user who was not in the group, too: Cognito accepts ' +
      'the call.',
  },
  auditData({ groupName }),
);
export type UserGroupRemoved = Static<typeof UserGroupRemoved>;
