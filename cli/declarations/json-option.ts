import { declareOptions } from '../command-line/declaration.ts';

/** Output for scripts. */
export const jsonOption = declareOptions({ json: { text: 'JSON on stdout, one object per line' } });
