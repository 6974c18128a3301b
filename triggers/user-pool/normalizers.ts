import type { IdentityEvent } from '../../contracts/catalogue.ts';
import type { NormalizeContext } from './identity-event.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** Makes the identity event of one kind of trigger event. */
export type Normalizer = (trigger: TriggerEvent, context: NormalizeContext) => IdentityEvent;

/** The normalizers of one family of events, by trigger source. */
export type Normalizers = Readonly<Record<string, Normalizer>>;
