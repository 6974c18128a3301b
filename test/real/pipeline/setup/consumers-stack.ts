import { CfnOutput, Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import { ApiDestination, Authorization, Connection, EventBus } from 'aws-cdk-lib/aws-events';
import { DeliveryStream, DisableLogging, S3Bucket } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { EventConsumer } from '../../../../infra/constructs/event-consumer.ts';

export interface ConsumersStackProps {
  /** ARN of the pipeline's bus. */
  readonly busArn: string;
  /** URL that the API destination calls. */
  readonly endpoint: string;
}

/** A stack of a team of its own, with a consumer of each kind. docs/guides/add-a-consumer.md shows what is in here. */
export class ConsumersStack extends Stack {
  constructor(scope: Construct, id: string, { busArn, endpoint }: ConsumersStackProps) {
    super(scope, id);
    const bus = EventBus.fromEventBusArn(this, 'Bus', busArn);

    const logins = new Queue(this, 'Logins', { enforceSSL: true });
    new EventConsumer(this, 'Analytics', { bus, types: ['cognito.login.*'], target: logins });

    const mailer = new Lambda(this, 'Mailer', {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async (event) => console.log(JSON.stringify(event));'),
    });
    new EventConsumer(this, 'Mail', {
      bus,
      types: ['cognito.login.succeeded.v1'],
      filter: { data: { newDeviceUsed: [true] } },
      target: mailer,
      maxEventAge: Duration.hours(1),
    });

    const log = new LogGroup(this, 'Log', {
      logGroupName: '/aws/events/identity',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new EventConsumer(this, 'Audit', { bus, types: ['cognito.*'], target: log });

    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.apiKey('x-api-key', SecretValue.unsafePlainText('only-for-the-test')),
    });
    const crm = new ApiDestination(this, 'Crm', { connection, endpoint, rateLimitPerSecond: 20 });
    new EventConsumer(this, 'CrmSync', { bus, types: ['cognito.login.*'], target: crm, retryAttempts: 20 });

    const lake = new Bucket(this, 'Lake');
    const stream = new DeliveryStream(this, 'Stream', {
      destination: new S3Bucket(lake, { loggingConfig: new DisableLogging() }),
    });
    new EventConsumer(this, 'Lakehouse', { bus, types: ['cognito.*'], target: stream });

    const theirBus = new EventBus(this, 'TheirBus', { eventBusName: 'security' });
    new EventConsumer(this, 'Security', { bus, types: ['cognito.login.*'], target: theirBus });

    const alerts = new Queue(this, 'Alerts', { enforceSSL: true });
    new EventConsumer(this, 'Alerting', { bus: theirBus, types: ['cognito.login.*'], target: alerts });

    const gone = 'arn:aws:sqs:us-east-1:000000000000:gone';
    const { deadLetterQueue } = new EventConsumer(this, 'Gone', { bus, types: ['cognito.login.*'], target: gone });
    for (const [name, { queueUrl }] of Object.entries({
      Logins: logins,
      Alerts: alerts,
      DeadLetters: deadLetterQueue,
    })) {
      new CfnOutput(this, `${name}Url`, { value: queueUrl });
    }
    new CfnOutput(this, 'MailerLog', { value: `/aws/lambda/${mailer.functionName}` });
    new CfnOutput(this, 'LakeName', { value: lake.bucketName });
  }
}
