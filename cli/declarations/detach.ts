import { declareCommand } from '../command-line/declaration.ts';
import { poolOptions } from './pool-options.ts';

export const detachDeclaration = declareCommand({
  name: 'detach',
  summary: 'Detach the trigger function from user pools',
  details: [
    'The command changes only triggers. It fails while a trigger still calls the function, because another party sets it again. The pool then keeps its permission to invoke the function. A pool that no longer exists counts as detached.',
  ],
  examples: [
    ['cognito-to-kafka detach', 'Dry run'],
    ['cognito-to-kafka detach --yes', 'Detach the function'],
  ],
  options: { ...poolOptions, yes: { text: 'Detach; without it, a dry run' } },
});
