import { appClients } from '../../../triggers/audit/pools/app-clients.ts';
import { readAuditRecord, type AuditRecord } from '../../../triggers/normalize/cloudtrail-record/audit-record.ts';
import { poolOfRecord, type PoolOfRecord } from '../../../triggers/audit/pools/pool-of-record.ts';
import { poolOfUser } from '../../../triggers/audit/pools/pool-of-user.ts';
import { anAuditRecord } from '../builders/an-audit-record.ts';

/** App clients and users of one pool, by id and by `sub`. */
interface FakePool {
  readonly clients: string[];
  readonly users: string[];
}

const throttled = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });

/** Two observed pools over a Cognito that changes, a table of known users, and a clock; keeps the calls to each. */
export class FakeCognitoPools {
  readonly pools: Readonly<Record<string, FakePool>> = {
    'eu-west-1_One': { clients: ['web'], users: ['ann'] },
    'eu-west-1_Two': { clients: ['app'], users: ['bob'] },
  };
  /** The table of known users: it outlives an environment. Undefined: there is none. */
  table: Map<string, string> | undefined = new Map();
  readonly calls: string[] = [];
  now = Date.parse('2026-11-30T12:00:00Z');
  /** Errors of the next calls to Cognito, in their order. */
  failures: (Error | undefined)[] = [];
  isTableDown = false;

  /** An execution environment that remembers nothing yet. */
  newEnvironment(): PoolOfRecord {
    const userPoolIds = Object.keys(this.pools);
    const now = () => this.now;
    const clients = appClients({
      userPoolIds,
      listClients: async (id) => this.answer(`clients ${id}`, [...(this.pools[id]?.clients ?? [])]),
      now,
    });
    const users = poolOfUser({
      userPoolIds,
      hasUser: async (id, subject) =>
        this.answer(`user ${subject} in ${id}`, this.pools[id]?.users.includes(subject) ?? false),
      ...(this.table && { knownPool: (subject: string) => this.inTable(subject) }),
      now,
    });
    return poolOfRecord({ userPoolIds, clients, users });
  }

  /** Cognito refuses the next calls because there were too many. */
  throttle(times: number): void {
    this.failures.push(...Array<Error>(times).fill(throttled));
  }

  /** The calls since the last look at them. */
  newCalls(): string[] {
    return this.calls.splice(0);
  }

  private async answer<Result>(call: string, result: Result): Promise<Result> {
    this.calls.push(call);
    await Promise.resolve();
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
    return result;
  }

  private inTable(subject: string): Promise<string | undefined> {
    return this.isTableDown ? Promise.reject(new Error('table down')) : Promise.resolve(this.table?.get(subject));
  }
}

interface Names {
  readonly userPoolId?: string;
  readonly clientId?: string;
  readonly sub?: string;
}

/** A record that names these, of a call an hour after midnight of the fakes' day, or at another time. */
export function aRecordNaming(
  { userPoolId, clientId, sub }: Names,
  { eventName = 'ChangePassword', at = '2026-11-30T11:30:00Z' } = {},
): AuditRecord {
  const over = { eventName, eventTime: at, requestParameters: { userPoolId, clientId }, additionalEventData: { sub } };
  const record = readAuditRecord(anAuditRecord('ChangePassword', over));
  if (!record) throw new Error('no record');
  return record;
}
