import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AuditSource, type AuditSourceProps } from './audit-source.ts';
import type { ExistingUserPool } from './existing-user-pools.ts';
import { KnownUsers, type KnownUsersProps } from './known-users.ts';

/** Source of events from CloudTrail records. */
export interface PipelineAuditProps {
  /** Whether CloudTrail records also become events. @default true */
  readonly enabled?: boolean;
  /** Whether the stack creates a trail. @default false: the deployment looks for an existing one */
  readonly createTrail?: boolean;
  /**
   * How long the pool of a user is remembered after the last login, up to 3650 whole days. With `Duration.days(0)` no pool is
   * remembered, and users who delete their own accounts produce no event. @default Duration.days(400)
   */
  readonly rememberUsersFor?: Duration;
}

interface Props extends Pick<PipelineAuditProps, 'rememberUsersFor'>, AuditSourceProps {
  /** The pools that exist already; undefined for a created pool. */
  readonly existing: readonly ExistingUserPool[] | undefined;
}

/** Creates the audit source of a pipeline, with the table that it finds deleted users in. */
export function pipelineAudit(
  scope: Construct,
  { rememberUsersFor: rememberFor, existing = [], ...props }: Props,
): AuditSource {
  const { bus, architecture } = props;
  const options: KnownUsersProps = {
    bus,
    ...(architecture ? { architecture } : {}),
    ...(rememberFor ? { rememberFor } : {}),
    loginsShowUsers: !existing.every(seesTokens),
  };
  const isOff = rememberFor?.isUnresolved() === false && rememberFor.toSeconds({ integral: false }) === 0;
  const knownUsers = isOff ? undefined : new KnownUsers(scope, 'KnownUsers', options);
  return new AuditSource(scope, 'Audit', { ...props, knownUsers });
}

/** Whether the trigger function is on the pool's pre token generation trigger, with which each session begins. */
const seesTokens = ({ attach = true, excludeTriggers = [] }: ExistingUserPool): boolean =>
  attach && !excludeTriggers.includes('PreTokenGeneration');
