import { parseConfig } from './config.ts';
import { createDependencies } from './dependencies.ts';
import { createHandler } from './handler.ts';

/** Lambda handler of the queue. Wrong settings fail the cold start, and the messages wait in the queue. */
export const handler = createHandler(createDependencies(parseConfig(process.env)));
