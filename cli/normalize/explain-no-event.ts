import { fateOf } from '../../contracts/audit-event-names.ts';
import { describeViolations } from '../../contracts/schema-violations.ts';
import { triggerSources } from '../../contracts/trigger-sources.ts';
import { toObject, toText, plainName } from '../../platform/coerce.ts';
import type { NormalizeProblem, Normalized, Nothing } from '../../triggers/normalize/normalized.ts';

const problems: Readonly<Record<NormalizeProblem, string>> = {
  NOT_A_TRIGGER_EVENT: 'it has a triggerSource, but no userPoolId, or one that can be none',
  UNKNOWN_TRIGGER_SOURCE: 'AWS documents no such triggerSource',
  NOT_AN_AUDIT_RECORD: 'it is neither a trigger event (triggerSource) nor a CloudTrail record of Cognito (eventName)',
  UNKNOWN_EVENT_NAME: 'the catalog knows no such eventName',
  SCHEMA_VIOLATED: 'the event that would come of it does not pass its own schema',
};

/** Why the pool of a record is none of the observed ones, or is not known. */
const ofNoPool: Readonly<Partial<Record<Nothing, string>>> = {
  NOT_OURS: 'its pool is none of those given with --pool or --client',
  CLIENT_UNKNOWN: 'its app client is none of those given with --client',
  USER_UNKNOWN: 'it names only a user, and not the pool; specify one --pool, which the user is in',
  POOL_UNTOLD: 'it names neither a pool, nor an app client, nor a user',
};

/** Returns the reason why an input results in no event. Quotes only a plain source or event name of the input. */
export function explainNoEvent(input: unknown, outcome: Exclude<Normalized, { events: unknown }>): string {
  const name = sourceOf(input);
  const about = name === undefined ? '' : `${name}: `;
  if ('nothing' in outcome) return about + reasonFor(outcome.nothing, name);
  const detail = outcome.problem === 'SCHEMA_VIOLATED' ? `: ${describeViolations(outcome.refused)}` : '';
  return about + problems[outcome.problem] + detail;
}

function reasonFor(nothing: Nothing, name = ''): string {
  const pool = ofNoPool[nothing];
  if (pool !== undefined) return pool;
  if (Object.hasOwn(triggerSources, name)) {
    const source = triggerSources[name];
    return source && 'ignored' in source ? source.ignored : 'its response does not say what happened';
  }
  const fate = fateOf(name);
  if (fate && 'ignored' in fate) return fate.ignored;
  return fate?.of === 'failed'
    ? 'only a failed login of a user gives an event'
    : 'only a call that succeeded gives an event';
}

/** The trigger source or event name, if it is a plain one. */
function sourceOf(input: unknown): string | undefined {
  const { triggerSource, eventName, detail } = toObject(input);
  return plainName(toText(triggerSource) ?? toText(eventName) ?? toText(toObject(detail)['eventName']));
}
