import { closed, wholeNumber, yesOrNo } from './config-fields.ts';
import { rule, withRules } from './config-rule.ts';

/** `audit` of the pipeline's configuration. */
export const auditSchema = closed(
  {
    enabled: yesOrNo({
      default: true,
      description: 'Whether CloudTrail records also become events. They record what no trigger reports.',
    }),
    createTrail: withRules(
      yesOrNo({
        default: false,
        description:
          'Whether the stack creates a trail. EventBridge receives the records only while a trail logs management write ' +
          'events. The first such trail of a Region logs them free of charge, each further one does not.',
      }),
      rule({
        text: 'Not `true` if `audit.enabled` is `false`.',
        example: { audit: { enabled: false, createTrail: true } },
        isBroken: ({ found, siblings: { enabled } }) => found === true && enabled === false,
        allowed: 'false',
        because: 'audit.enabled is false',
      }),
    ),
    rememberUsersDays: wholeNumber({
      default: 400,
      minimum: 0,
      maximum: 3650,
      description:
        'Days after the last login for which the stack remembers the user pool of a user. It stores only `sub` and pool id. ' +
        'CloudTrail does not record the pool of users who delete their own account. With 0 the stack remembers nothing, and ' +
        'such a deletion becomes an event only by chance. docs/explanations/decisions/0006-known-users-table.md.',
    }),
  },
  { default: {}, description: 'Events from CloudTrail records: failed logins, logouts, account changes.' },
);
