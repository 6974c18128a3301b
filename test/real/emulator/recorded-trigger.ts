/** What the tests look at of the event that a user pool hands to a trigger. */
export interface TriggerEvent {
  readonly version: string;
  readonly triggerSource: string;
  readonly userName: string;
  readonly callerContext: { readonly clientId: string };
  readonly request: Readonly<Record<string, unknown>>;
  readonly response: Record<string, unknown>;
}

export interface RecordedTrigger {
  /** Every event so far, as it arrived. */
  readonly events: readonly TriggerEvent[];
  /** The answer of the trigger's function, for `createFunction`. */
  readonly answer: (event: unknown) => Promise<TriggerEvent>;
}

/** A trigger that keeps every event and returns it, after `act` has filled in the response, or has thrown. */
export function recordedTrigger(act: (event: TriggerEvent) => unknown = () => undefined): RecordedTrigger {
  const events: TriggerEvent[] = [];
  const answer = async (event: unknown): Promise<TriggerEvent> => {
    events.push(structuredClone(event as TriggerEvent));
    await act(event as TriggerEvent);
    return event as TriggerEvent;
  };
  return { events, answer };
}
