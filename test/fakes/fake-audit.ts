import type { IdentityEvent } from '../../contracts/catalogue.ts';
import type { PrivacyPolicy } from '../../contracts/privacy-policy.ts';
import { createAuditHandler, type AuditPorts } from '../../triggers/audit/audit-handler.ts';
import { aNormalizeAuditContext } from '../builders/an-audit-record.ts';

interface FakeAuditOptions {
  /** Code with which the bus refuses every event. @default - it accepts them */
  readonly refusal?: string | undefined;
  readonly policy?: PrivacyPolicy;
  /** @default - the pool of the samples is ours */
  readonly poolOf?: AuditPorts['poolOf'];
}

/** The audit function over a bus that keeps what was published, and a log that keeps its lines. */
export function fakeAudit({ refusal, policy = {}, poolOf }: FakeAuditOptions = {}) {
  const published: IdentityEvent[] = [];
  const logged: string[] = [];
  const context = aNormalizeAuditContext();
  const handler = createAuditHandler({
    poolOf: poolOf ?? context.poolOf,
    privacy: () => Promise.resolve({ policy }),
    publish: (events) => {
      if (refusal !== undefined) return Promise.resolve(events.map((event) => ({ event, code: refusal })));
      published.push(...events);
      return Promise.resolve([]);
    },
    bus: 'identity',
    log: (line) => void logged.push(line),
    newId: context.newId,
  });
  return { published, logged, handler };
}
