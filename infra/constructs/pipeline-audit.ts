import type { Construct } from 'constructs';
import { AuditSource, type AuditSourceProps } from './audit-source.ts';
import type { AuditTrailProps } from './audit-trail.ts';
import type { ExistingUserPool } from './existing-user-pools.ts';
import { KnownUsers, type KnownUsersProps } from './known-users.ts';

/** What is made of CloudTrail's records. */
export interface PipelineAuditProps extends AuditTrailProps {
  /**
   * Days for which the pool of a user is remembered after the last login, 1 to 3650; false: not at all, and users who delete
   * their own accounts give no event. @default 400
   */
  readonly rememberUsersDays?: KnownUsersProps['days'] | false;
}

interface Props extends Pick<PipelineAuditProps, 'rememberUsersDays'>, AuditSourceProps {
  /** The pools that exist already; undefined for a created pool. */
  readonly existing: readonly ExistingUserPool[] | undefined;
}

/** Creates the audit source of a pipeline, with the table that it finds deleted users in. */
export function pipelineAudit(
  scope: Construct,
  { rememberUsersDays: days, existing = [], ...props }: Props,
): AuditSource {
  const { bus, architecture } = props;
  const options: KnownUsersProps = {
    bus,
    ...(architecture ? { architecture } : {}),
    ...(days ? { days } : {}),
    loginsShowUsers: !existing.every(seesTokens),
  };
  const knownUsers = days === false ? undefined : new KnownUsers(scope, 'KnownUsers', options);
  return new AuditSource(scope, 'Audit', { ...props, knownUsers });
}

/** Whether the trigger function is on the pool's pre token generation trigger, with which each session begins. */
const seesTokens = ({ attach = true, excludeTriggers = [] }: ExistingUserPool): boolean =>
  attach && !excludeTriggers.includes('PreTokenGeneration');
