import { Type } from '@sinclair/typebox';
import { closed, yesOrNo } from './config-fields.ts';

/** `operations` of the pipeline's configuration: who is told when something is wrong. */
export const operationsSchema = closed(
  {
    alarmTopicArn: Type.Optional(
      Type.String({
        pattern: '^arn:[\\w-]+:sns:[\\w-]+:\\d{12}:[\\w.-]+$',
        description: 'ARN of an SNS topic for alarms, which CloudWatch may publish to. Without it a topic is created.',
        hint: 'the ARN of an SNS topic',
      }),
    ),
    alarmEmail: Type.Optional(
      Type.String({
        pattern: '^[^\\s@]+@[^\\s@]+$',
        description: 'Address that alarms are mailed to, once its owner has confirmed.',
        hint: 'an address such as team@example.com',
      }),
    ),
    canary: yesOrNo({
      default: false,
      description:
        'Whether a canary event is sent to the bus every 5 minutes, with an alarm if none reaches Kafka for 10 minutes. ' +
        'Consumers recognize a canary by the user pool "none_Canary".',
    }),
  },
  { default: {}, description: 'Who is told when something is wrong. docs/runbook.md.' },
);
