import type { ExplainedSurvivor } from '../explained-survivor.ts';

export const infra: readonly ExplainedSurvivor[] = [
  {
    file: 'infra/deploy-checks/pool-attachment/stack-request.ts',
    code: 'mostBytes / 2',
    replacements: ['mostBytes * 2'],
    why: 'The loop shortens a longer first half until the text is short enough.',
  },
];
