import { parseKnownUsersConfig } from '../config.ts';
import { createKnownUsers } from './dependencies.ts';

/** Lambda handler of the users that events show. Wrong settings fail the cold start loudly: the messages wait in their queue. */
export const handler = createKnownUsers(parseKnownUsersConfig(process.env), process.env);
