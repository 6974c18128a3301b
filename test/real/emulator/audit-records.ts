import { CloudTrail } from '@aws-sdk/client-cloudtrail';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { waitFor } from '../../../local/rig/wait-for.ts';
import type { AuditSample } from '../../given/builders/an-audit-record.ts';
import type { Emulator } from './emulator.ts';
import { createQueue } from './queue.ts';
import type { UserPool } from './user-pool.ts';

export interface AuditRecords {
  /** Waits for the next record of this name of a pool, or of a user, and returns it as EventBridge delivered it. */
  readonly next: (eventName: string, of: PoolIds | UserId) => Promise<AuditSample>;
  /** The names of the pool's other records that have come by now. */
  readonly others: (pool: PoolIds) => readonly string[];
}

type PoolIds = Pick<UserPool, 'UserPoolId' | 'ClientId'>;
interface UserId {
  readonly sub: string | undefined;
}

/** Turns a trail on. */
export async function createTrail({ settings }: Emulator, Name = 'trail'): Promise<CloudTrail> {
  const cloudTrail = new CloudTrail(settings);
  await cloudTrail.createTrail({ Name, S3BucketName: 'logs' });
  await cloudTrail.startLogging({ Name });
  return cloudTrail;
}

/** Collects Cognito's records from the default bus, read-only ones too. */
export async function collectAuditRecords(emulator: Emulator): Promise<AuditRecords> {
  const events = new EventBridge(emulator.settings);
  const queue = await createQueue(emulator, 'audit');
  await events.putRule({
    Name: 'audit',
    EventPattern: JSON.stringify({ source: ['aws.cognito-idp'] }),
    State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  });
  await events.putTargets({ Rule: 'audit', Targets: [{ Id: 'queue', Arn: queue.arn }] });

  const records: AuditSample[] = [];
  const take = async (eventName: string, of: PoolIds | UserId) => {
    records.push(...(await queue.receive()).map(({ Body = '' }) => JSON.parse(Body) as AuditSample));
    const index = records.findIndex((record) => record.detail.eventName === eventName && isOf(of, record));
    return index === -1 ? undefined : records.splice(index, 1)[0];
  };
  return {
    next: (eventName, of) =>
      waitFor(() => take(eventName, of), { what: `a record of ${eventName}`, timeoutMs: 10_000 }),
    others: (pool) => records.filter((record) => isOf(pool, record)).map(({ detail }) => detail.eventName),
  };
}

// Some records name the pool, some the client, one the client only in its message, and those of access tokens only the user.
function isOf(of: PoolIds | UserId, record: AuditSample): boolean {
  const text = JSON.stringify(record);
  if ('sub' in of) return text.includes(`"${of.sub ?? ''}"`);
  const { UserPoolId, ClientId } = of;
  return text.includes(`"${UserPoolId}"`) || text.includes(ClientId);
}
