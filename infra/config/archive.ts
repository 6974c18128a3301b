import { closed, wholeNumber, yesOrNo } from './config-fields.ts';

/** `archive` of the pipeline's configuration. */
export const archiveSchema = closed(
  {
    enabled: yesOrNo({
      default: true,
      description:
        'Whether the event bus has an archive, from which you can replay events. On an existing event bus the archive stores ' +
        'only identity events.',
    }),
    retentionDays: wholeNumber({
      default: 14,
      minimum: 1,
      maximum: 3650,
      description: 'Days that the archive stores an event. The default is the retention of the queues.',
    }),
  },
  { default: {}, description: 'The archive of the event bus, from which you can replay events.' },
);
