import { Type } from '@sinclair/typebox';
import { closed, yesOrNo } from './config-fields.ts';
import { withRules } from './config-rule.ts';
import { exampleArn, examplePools } from './example-values.ts';
import { inStackRegion } from './region.ts';

/** `operations` of the pipeline's configuration: who is notified of alarms. */
export const operationsSchema = closed(
  {
    alarmTopicArn: withRules(
      Type.Optional(
        Type.String({
          pattern: '^arn:[\\w-]+:sns:[\\w-]+:\\d{12}:[\\w.-]+$',
          description:
            'ARN of an SNS topic for alarms, to which CloudWatch may publish. Without it the stack creates a topic.',
          hint: 'the ARN of an SNS topic',
        }),
      ),
      inStackRegion('The topic is in the Region of the stack.', {
        userPools: examplePools,
        operations: { alarmTopicArn: exampleArn('sns', 'alarms', 'us-east-1') },
      }),
    ),
    alarmEmail: Type.Optional(
      Type.String({
        pattern: '^[^\\s@]+@[^\\s@]+$',
        description: 'Email address that receives alarms, once its owner has confirmed the subscription.',
        hint: 'an address such as team@example.com',
      }),
    ),
    canary: yesOrNo({
      default: false,
      description:
        'Whether a canary event is sent to the event bus every 5 minutes, with an alarm if none reaches Kafka for 10 minutes. ' +
        'Consumers recognize a canary by the user pool "none_Canary".',
    }),
  },
  { default: {}, description: 'Who is notified of alarms. docs/operations/monitoring.md.' },
);
