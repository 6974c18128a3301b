import { Type } from '@sinclair/typebox';
import { closed } from './config-fields.ts';

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
    accountConcurrency: Type.Integer({
      default: 1000,
      minimum: 10,
      maximum: 1_000_000,
      description:
        'Concurrent executions that Lambda allows the account in this Region; an alarm goes off at 80 % of them.',
      hint: 'a whole number, 10 to 1000000',
    }),
  },
  { default: {}, description: 'Who is told when something is wrong. docs/runbook.md.' },
);
