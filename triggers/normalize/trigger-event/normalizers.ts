import type { IdentityEvent } from '../../../contracts/catalog.ts';
import type { NormalizeContext } from './identity-event.ts';
import type { TriggerEvent } from './trigger-event.ts';

/** Creates the identity events of one kind of trigger event; none if the event contains no fact. */
export type Normalizer = (trigger: TriggerEvent, context: NormalizeContext) => readonly IdentityEvent[];

/** The normalizers of one family of events, by trigger source. */
export type Normalizers = Readonly<Record<string, Normalizer>>;
