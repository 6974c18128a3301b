import { Type } from '@sinclair/typebox';
import { closed } from './config-fields.ts';

/** `eventBus` of the pipeline's configuration. */
export const eventBusSchema = closed(
  {
    name: Type.String({
      pattern: '^[/.\\-_A-Za-z0-9]{1,256}$',
      description: 'Name of an existing event bus. The deployment fails if it does not exist.',
      hint: 'the name of a bus in this account and Region',
    }),
  },
  { description: 'An existing event bus. Without it the stack creates one.' },
);
