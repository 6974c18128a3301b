import { Duration, RemovalPolicy, Token, type Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import * as published from '../../../../infra/published-constructs.ts';
import { aStack } from '../../../given/builders/a-stack.ts';

const kafka = { brokers: ['b-1.example.com:9092'], topic: 'identity' };
const pipeline = (props: object) => (stack: Stack) =>
  new published.IdentityEventPipeline(stack, 'Pipeline', { kafka, ...props });
const audit = (stack: Stack) =>
  new published.AuditSource(stack, 'Audit', { bus: new published.IdentityEventBus(stack, 'Bus').bus, userPools: [] });
const consumer = (props: object) => (stack: Stack) =>
  new published.EventConsumer(stack, 'Shop', {
    ...{ bus: new published.IdentityEventBus(stack, 'Bus').bus, types: ['cognito.login.*'] },
    ...{ target: 'arn:aws:sqs:eu-west-1:111122223333:shop', ...props },
  } as never);

// Programs in JavaScript may pass anything.
test.each([
  [
    'a VPC for its id',
    (stack: Stack) => pipeline({ kafka: { ...kafka, vpc: new Vpc(stack, 'Vpc') } })(stack),
    '- kafka.vpc: found "Stack/Vpc"; allowed: object',
  ],
  [
    'days for a duration',
    pipeline({ archive: { retention: 14 } }),
    '- archive.retention: found 14; allowed: a Duration of whole days, 1 to 3650',
  ],
  ['false for a part that is not created', pipeline({ archive: false }), '- archive: found false; allowed: object'],
  [
    'a removal policy that no queue supports',
    pipeline({ removalPolicy: RemovalPolicy.SNAPSHOT }),
    '- removalPolicy: found "snapshot"; allowed: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, RemovalPolicy.RETAIN, RemovalPolicy.DESTROY',
  ],
  [
    'a time limit out of its bounds',
    pipeline({ trigger: { publishTimeout: Duration.seconds(4) } }),
    '- trigger.publishTimeout: found "4000 milliseconds"; allowed: a Duration of whole milliseconds, 100 to 3500',
  ],
  [
    'hours that are not whole days',
    pipeline({ audit: { rememberUsersFor: Duration.hours(36) } }),
    '- audit.rememberUsersFor: found "1.5 days"; allowed: a Duration of whole days, 0 to 3650',
  ],
  ['no pool', audit, '- userPools: found []; allowed: one pool or more'],
  ['seconds for a duration', consumer({ maxEventAge: 60 }), '- maxEventAge: found 60; allowed: a Duration'],
  [
    'a target that is known at deployment',
    consumer({ target: Token.asString({ Ref: 'Target' }) }),
    '- target: found "a value known at deployment"; allowed: the ARN of a queue',
  ],
])('names the prop, what was found and what is allowed: %s', (_title, create, line) => {
  expect(() => create(aStack())).toThrow(line);
});
