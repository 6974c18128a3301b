import { CustomResource, Duration, RemovalPolicies, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acknowledge, basicExecutionRole, versionsOf } from './acknowledge.ts';
import type { FunctionName } from './function-bundles.ts';
import { LambdaFunction } from './lambda-function.ts';

export interface DeployCheckProps {
  /** The handler of the custom resource, among the bundles of the product. */
  readonly bundle: FunctionName;
  readonly description: string;
  /** Type of the custom resource in the template, for example `Custom::EventBusExists`. */
  readonly resourceType: string;
  /** Actions that the check needs. */
  readonly actions: string[];
  /** ARNs that it needs them on. */
  readonly resources: string[];
  /** Properties that the handler receives. A change repeats the check. @default - none */
  readonly properties?: Readonly<Record<string, string>>;
  /** How long the check may take. @default - 1 minute: a denial alone may be tried again for half of it */
  readonly timeout?: Duration;
}

/** A look at the account while the stack deploys: a custom resource that creates nothing. */
export class DeployCheck extends Construct {
  /** Whatever uses an attribute of it waits for the check. */
  readonly result: CustomResource;

  constructor(scope: Construct, id: string, props: DeployCheckProps) {
    super(scope, id);
    const { actions, resources, resourceType, properties = {}, timeout = Duration.minutes(1), ...rest } = props;
    const handler = new LambdaFunction(this, 'Handler', { ...rest, timeout, memoryMiB: 128 });
    handler.function.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const provider = new Provider(this, 'Provider', {
      onEventHandler: handler.function,
      // The one that Lambda makes by itself is kept for ever, and outlives the stack.
      logGroup: new LogGroup(this, 'ProviderLog', { retention: RetentionDays.ONE_MONTH }),
    });
    acknowledge(provider, {
      [basicExecutionRole]: 'It has the right to write logs, and no other.',
      [versionsOf(handler.function)]: "CDK's provider may call the check in each of its versions, and nothing else.",
    });
    if (resources.includes('*')) {
      acknowledge(handler, { 'IAM5[Resource::*]': `${actions.join(', ')}: it looks for what it cannot name.` });
    }
    this.result = new CustomResource(this, 'Result', {
      serviceToken: provider.serviceToken,
      resourceType,
      properties,
    });
    // What it may do is in a policy of its own.
    this.result.node.addDependency(handler);
    // They hold no event, and the stack's own events have whatever a check found.
    const applyToResourceTypes = ['AWS::Logs::LogGroup'];
    RemovalPolicies.of(this).apply(RemovalPolicy.DESTROY, { applyToResourceTypes });
  }
}
