import type { Program } from '../../cli/command-line/program.ts';
import { declaredProgram } from '../../scripts/declared-program.ts';

/** The program as it is, without a process: the tests read its declarations, and may load its commands. */
export const theProgram = (): Program => declaredProgram('1.2.3');
