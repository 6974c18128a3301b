import type { PipelineConfig } from '../../infra/config/config.ts';
import type { ObservedPool } from './account-checks.ts';
import { problem, type Finding } from './finding.ts';

type ConfiguredPool = Pick<
  NonNullable<PipelineConfig['userPools']>[number],
  'attach' | 'smsRoleArn' | 'customSenderKeyArn'
>;

/**
 * Returns a problem for each ARN that the stack needs to update this pool, and that the configuration lacks or names
 * otherwise: the deployment would fail with Cognito's AccessDeniedException.
 */
export function missingUpdateRights(pool: ObservedPool, configured: ConfiguredPool): Finding[] {
  if (!configured.attach) return [];
  const { userPoolId, smsRole, triggers } = pool;
  const needs = [
    { option: 'smsRoleArn', found: configured.smsRoleArn, needed: smsRole, what: 'sends text messages with the role' },
    {
      option: 'customSenderKeyArn',
      found: configured.customSenderKeyArn,
      needed: triggers.KMSKeyID,
      what: 'has custom senders with the KMS key',
    },
  ];
  return needs.flatMap(({ option, found, needed, what }) => {
    if (!needed || found === needed) return [];
    const text = `it ${what} ${needed}, and the configuration names ${found ?? 'none'}`;
    return [problem(`pool.${userPoolId}`, text, `Set userPools[].${option} of this pool to ${needed}.`)];
  });
}
