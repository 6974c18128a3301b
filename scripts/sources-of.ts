import { apiCalls, serviceEvents, type AuditEventName } from '../contracts/audit-event-names.ts';
import type { EventType } from '../contracts/catalog.ts';
import { triggerSources } from '../contracts/trigger-sources.ts';

/** Sources of one event. */
export interface EventSources {
  /** Trigger sources that an observer, and a function in the wrapper, reports. */
  readonly triggers: readonly string[];
  /** Trigger sources that only a function in the wrapper reports. */
  readonly wrapped: readonly string[];
  /** API calls, by the names that CloudTrail gives them. */
  readonly apiCalls: readonly string[];
  /** Pages and endpoints, by the names that CloudTrail gives them. */
  readonly endpoints: readonly string[];
  /** CloudTrail records that produce it. `undefined` if CloudTrail does not record it. */
  readonly of: 'failed' | 'succeeded' | undefined;
}

/** The sources of an event: the tables of trigger sources and of CloudTrail event names, read backwards. */
export function sourcesOf(type: EventType): EventSources {
  const triggers = Object.entries(triggerSources).filter(
    ([, mapping]) => 'produces' in mapping && mapping.produces.includes(type),
  );
  const byWrapperAlone = triggers.filter(([, { wrapperOnly }]) => wrapperOnly === true || isDenial(type));
  const calls = givers(apiCalls, type);
  const endpoints = givers(serviceEvents, type);
  return {
    triggers: namesOf(triggers.filter((trigger) => !byWrapperAlone.includes(trigger))),
    wrapped: namesOf(byWrapperAlone),
    apiCalls: namesOf(calls),
    endpoints: namesOf(endpoints),
    of: [...calls, ...endpoints][0]?.[1].of,
  };
}

/** Whether the event says that the function of the trigger threw, which the wrapper alone sees. */
export const isDenial = (type: EventType): boolean => type.includes('.denied.');

type Giving = Extract<AuditEventName, { readonly produces: unknown }>;

const givers = (names: Readonly<Record<string, AuditEventName>>, type: EventType): [string, Giving][] =>
  Object.entries(names).flatMap(([name, mapping]) =>
    'produces' in mapping && mapping.produces.includes(type) ? [[name, mapping]] : [],
  );

const namesOf = (entries: readonly (readonly [string, unknown])[]): string[] => entries.map(([name]) => name);
