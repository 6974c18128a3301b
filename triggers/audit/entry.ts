import { createAuditor } from './dependencies.ts';
import { parseAuditConfig } from '../config.ts';

/** Lambda handler of CloudTrail's records. Wrong settings fail the cold start loudly: Lambda keeps the records. */
export const handler = createAuditor(parseAuditConfig(process.env), process.env);
