import type { EventType } from '../../contracts/catalog.ts';
import { triggerSources, type Trigger } from '../../contracts/trigger-sources.ts';
import type { TriggerState } from '../../triggers/attachment/trigger-plan.ts';

/** Trigger sources that Cognito invokes for a user that AdminCreateUser creates without a message, and that signs in by password. */
const sources = [
  'PreSignUp_AdminCreateUser',
  'PreAuthentication_Authentication',
  'PostAuthentication_Authentication',
  'TokenGeneration_Authentication',
] as const;

/** An event of the temporary user, and the trigger that produces it. */
export interface ExpectedEvent {
  readonly type: EventType;
  readonly trigger: Trigger;
  /**
   * `required`: the trigger calls a function. `impossible`: the trigger calls no function. `optional`: the configuration leaves the trigger to another
   * function, which publishes only if it is wrapped.
   */
  readonly need: 'required' | 'impossible' | 'optional';
  /** The function, if it is not the stack's. */
  readonly otherFunction?: string | undefined;
}

/** The types of events that a temporary user can have. */
export const temporaryUserTypes: readonly EventType[] = sources.flatMap((source) => typeOf(source).slice(0, 1));

/** The events of a temporary user in a pool with these triggers. Excluded triggers are left to other functions. */
export const expectedEvents = (states: readonly TriggerState[], excluded: readonly Trigger[]): ExpectedEvent[] =>
  sources.flatMap((source): ExpectedEvent[] => {
    const trigger = triggerSources[source]?.trigger;
    const found = states.find((state) => state.trigger === trigger);
    const [type] = typeOf(source);
    if (!found || type === undefined) return [];
    const isExcluded = excluded.includes(found.trigger);
    if (isExcluded && found.state === 'free') return [];
    const need = isExcluded ? 'optional' : found.state === 'free' ? 'impossible' : 'required';
    const otherFunction = found.state === 'other function' ? found.functionArn : undefined;
    return [{ type, trigger: found.trigger, need, ...(otherFunction === undefined ? {} : { otherFunction }) }];
  });

function typeOf(source: string): readonly EventType[] {
  const mapping = triggerSources[source];
  return mapping && 'produces' in mapping ? mapping.produces : [];
}
