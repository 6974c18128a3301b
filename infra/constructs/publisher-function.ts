import { Token } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Architecture, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { PublisherEnvironment } from '../../contracts/environment.ts';
import type { TracingMode } from '../../contracts/tracing.ts';
import { needsHashKey, type PrivacyPolicy } from '../../privacy/privacy-policy.ts';
import { LambdaFunction, type LambdaFunctionProps } from './lambda-function.ts';
import { activeTracing } from './traced-functions.ts';

/** Properties of each function that publishes identity events. */
export interface PublisherProps {
  /** The bus that gets the events. */
  readonly bus: IEventBus;
  /** What may leave the user pool. @default - no attribute, no metadata, no address */
  readonly privacy?: PrivacyPolicy;
  /**
   * Complete ARN of the secret (Secrets Manager) or the parameter (Systems Manager) with the key for hashed values. If
   * a KMS key of its owner encrypts it, the owner lets the function's role use kms:Decrypt.
   * @default - none, which a policy that hashes does not allow
   */
  readonly hashKeyArn?: string | undefined;
  /** CPU architecture of the function. @default Architecture.X86_64 */
  readonly architecture?: Architecture;
  /** Whether and how events are traced until Kafka. With 'xray' the function has active tracing. @default 'off' */
  readonly tracing?: TracingMode;
}

/** A function that makes identity events: it may put them on the bus, and read the key if it has to hash. */
export class PublisherFunction extends Construct {
  readonly function: Lambda;

  constructor(scope: Construct, id: string, props: PublisherProps & LambdaFunctionProps) {
    super(scope, id);
    const { bus, privacy = {}, hashKeyArn, environment, tracing, ...rest } = props;
    const key = needsHashKey(privacy) ? this.required(hashKeyArn) : undefined;
    const publisher: PublisherEnvironment = {
      EVENT_BUS_NAME: bus.eventBusName,
      PRIVACY_POLICY: JSON.stringify(privacy),
      ...(key === undefined ? {} : { PRIVACY_HASH_KEY_ARN: key }),
    };
    this.function = new LambdaFunction(this, 'Lambda', {
      ...rest,
      ...activeTracing(tracing),
      environment: { ...publisher, ...environment },
      externalPackages: keyClients
        .filter(({ service }) => key === undefined || !mayBeOf(service, key))
        .map(({ client }) => client),
    }).function;
    bus.grantPutEventsTo(this.function);
    if (key !== undefined) this.function.addToRolePolicy(mayRead(key));
  }

  private required(hashKeyArn: string | undefined): string {
    if (hashKeyArn !== undefined) return hashKeyArn;
    throw new Error(`${this.node.path}: the privacy policy hashes a value, so that hashKeyArn has to name the key.`);
  }
}

// Bundled only where it reads the key: both together would double what the trigger function has to load at its start.
const keyClients = [
  { service: 'secretsmanager', client: '@aws-sdk/client-secrets-manager', action: 'secretsmanager:GetSecretValue' },
  { service: 'ssm', client: '@aws-sdk/client-ssm', action: 'ssm:GetParameter' },
];

/** The ARN of a secret or parameter of the app is known only at deployment: then it may be of either service. */
const mayBeOf = (service: string, keyArn: string): boolean =>
  Token.isUnresolved(keyArn) || keyArn.includes(`:${service}:`);

const mayRead = (keyArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: keyClients.filter(({ service }) => mayBeOf(service, keyArn)).map(({ action }) => action),
    resources: [keyArn],
  });
