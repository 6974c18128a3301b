import { parseConfig } from '../kafka/config.ts';
import { createDeps } from './dependencies.ts';
import { createHandler } from './handler.ts';

/** Lambda handler of the queue. Wrong settings fail the cold start loudly: the messages wait in the queue. */
export const handler = createHandler(createDeps(parseConfig(process.env)));
