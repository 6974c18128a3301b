import { v7 } from 'uuid';
import { canaryOf } from '../../contracts/canary.ts';

/** A canary of now, with an id of its own. */
export const canaryEvent = (now: Date): ReturnType<typeof canaryOf> => canaryOf(v7(), now.toISOString());
