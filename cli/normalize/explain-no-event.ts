import { mappingFor } from '../../contracts/audit-event-names.ts';
import { describeViolations } from '../../contracts/schema-violations.ts';
import { triggerSources } from '../../contracts/trigger-sources.ts';
import { toObject, toText, plainName } from '../../platform/coerce.ts';
import type { NormalizeProblem, Normalized, NoEventReason } from '../../triggers/normalize/normalized.ts';

const problems: Readonly<Record<NormalizeProblem, string>> = {
  NOT_A_TRIGGER_EVENT: 'it has a triggerSource, but no valid userPoolId',
  UNKNOWN_TRIGGER_SOURCE: 'AWS does not document this triggerSource',
  NOT_AN_AUDIT_RECORD: 'it is neither a trigger event (triggerSource) nor a CloudTrail record of Cognito (eventName)',
  UNKNOWN_EVENT_NAME: 'the catalog does not have this eventName',
  SCHEMA_VIOLATED: 'its event does not match its own schema',
};

/** Reasons why the pool of a record is not observed or not known. */
const ofNoPool: Readonly<Partial<Record<NoEventReason, string>>> = {
  OTHER_POOL: 'its pool is not one of --pool or --client',
  CLIENT_UNKNOWN: 'its app client is not one of --client',
  USER_UNKNOWN: 'it names only a user, and not the pool; specify one --pool, which the user is in',
  POOL_UNKNOWN: 'it names neither a pool, nor an app client, nor a user',
};

/** Returns the reason why an input has no event. Quotes nothing of it except a plain source or event name. */
export function explainNoEvent(input: unknown, outcome: Exclude<Normalized, { events: unknown }>): string {
  const name = sourceOf(input);
  const about = name === undefined ? '' : `${name}: `;
  if ('nothing' in outcome) return about + reasonFor(outcome.nothing, name);
  const detail = outcome.problem === 'SCHEMA_VIOLATED' ? `: ${describeViolations(outcome.refused)}` : '';
  return about + problems[outcome.problem] + detail;
}

function reasonFor(nothing: NoEventReason, name = ''): string {
  const pool = ofNoPool[nothing];
  if (pool !== undefined) return pool;
  if (Object.hasOwn(triggerSources, name)) {
    const source = triggerSources[name];
    return source && 'ignored' in source ? source.ignored : 'its response does not have the result';
  }
  const mapping = mappingFor(name);
  if (mapping && 'ignored' in mapping) return mapping.ignored;
  return mapping?.of === 'failed'
    ? 'only a failed login of a user leads to an event'
    : 'only a successful call leads to an event';
}

/** Returns the trigger source or event name; `undefined` if it is not a plain name. */
function sourceOf(input: unknown): string | undefined {
  const { triggerSource, eventName, detail } = toObject(input);
  return plainName(toText(triggerSource) ?? toText(eventName) ?? toText(toObject(detail)['eventName']));
}
