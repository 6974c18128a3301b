import { randomUUID } from 'node:crypto';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { accountId } from '../../../local/rig/aws-environment.ts';
import type { Emulator } from './emulator.ts';

/** One statement of a policy that allows something. */
export interface Permission {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

/** A policy of statements that allow, or of others. */
export const policyOf = (...statements: readonly object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  });

/** Creates a role with these permissions, which Lambda, EventBridge and the account may assume. */
export async function createRole({ settings }: Emulator, ...permissions: readonly Permission[]) {
  const iam = new IAM(settings);
  const RoleName = `role-${randomUUID()}`;
  const Principal = {
    AWS: `arn:aws:iam::${accountId}:root`,
    Service: ['lambda.amazonaws.com', 'events.amazonaws.com'],
  };
  const AssumeRolePolicyDocument = policyOf({ Principal, Action: 'sts:AssumeRole' });
  const { Role } = await iam.createRole({ RoleName, AssumeRolePolicyDocument });
  const put = (...now: readonly Permission[]) =>
    iam.putRolePolicy({ RoleName, PolicyName: 'permissions', PolicyDocument: policyOf(...now) });
  if (permissions.length > 0) await put(...permissions);
  return { arn: Role?.Arn ?? '', put };
}

/** Settings for SDK clients that call in a new role with these permissions. */
export async function asRole(emulator: Emulator, ...permissions: readonly Permission[]): Promise<Emulator['settings']> {
  const { arn: RoleArn } = await createRole(emulator, ...permissions);
  const { Credentials } = await new STS(emulator.settings).assumeRole({ RoleArn, RoleSessionName: 'tester' });
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { ...emulator.settings, credentials };
}
