import { type Duration } from 'aws-cdk-lib';
import { type Architecture, Function as Lambda, LayerVersion, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, basicExecutionRole, everyResource, vpcExecutionRole } from './acknowledge.ts';
import { environmentProblems } from './environment-size.ts';
import type { FunctionName } from './function-bundles.ts';
import { functionCode } from './function-code.ts';
import type { VpcPlacement } from './vpc-placement.ts';

export interface LambdaFunctionProps {
  /** The function's name among the bundles of the product. */
  readonly bundle: FunctionName;
  readonly description: string;
  /** Longest time of one invocation. */
  readonly timeout: Duration;
  /** Memory in MiB. The CPU share grows with it. */
  readonly memoryMiB: number;
  /** CPU architecture. @default - x86_64, Lambda's default */
  readonly architecture?: Architecture;
  /** @default - no variables */
  readonly environment?: Readonly<Record<string, string>>;
  /** Packages that the bundle does not contain: the code names them, but this function never loads them. @default - none */
  readonly externalPackages?: readonly string[];
  /** Subnets and security groups. @default - outside of all VPCs, with internet access */
  readonly placement?: VpcPlacement;
  /** Queue for the event of an asynchronous invocation that failed after Lambda's retries. @default - it is lost */
  readonly deadLetterQueue?: IQueue;
  /** Reserved concurrency of the function, which is also its maximum. @default - none */
  readonly reservedConcurrency?: number | undefined;
  /** Whether Lambda records its invocations in X-Ray. @default false */
  readonly activeTracing?: boolean;
  /** ARN of a version of a layer. @default - no layer */
  readonly layerArn?: string | undefined;
}

/** A function of this project on nodejs24.x: bundled with everything it needs, and with its own log group. */
export class LambdaFunction extends Construct {
  readonly function: Lambda;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { bundle, memoryMiB, environment = {}, reservedConcurrency, ...more } = props;
    const { externalPackages = [], placement, activeTracing = false, layerArn, ...rest } = more;
    acknowledge(this, {
      [basicExecutionRole]: 'It has the right to write logs, and no other.',
      ...(placement
        ? { [vpcExecutionRole]: 'It has the rights to be put into a VPC, which AWS gives for no ARN.' }
        : {}),
      ...(activeTracing ? { [everyResource]: 'X-Ray has no resources for the rights to send segments.' } : {}),
    });
    this.function = new Lambda(this, 'Function', {
      ...rest,
      ...(placement ? inVpc(placement) : {}),
      ...(activeTracing ? { tracing: Tracing.ACTIVE } : {}),
      ...(layerArn === undefined ? {} : { layers: [LayerVersion.fromLayerVersionArn(this, 'Layer', layerArn)] }),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: functionCode(this, { name: bundle, externalPackages }),
      memorySize: memoryMiB,
      environment: { ...environment },
      logGroup: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH }),
    });
    this.node.addValidation({ validate: () => environmentProblems(this.function) });
  }
}

const inVpc = ({ vpc, subnets, securityGroups }: VpcPlacement) => ({
  vpc,
  vpcSubnets: { subnets: [...subnets] },
  securityGroups: [...securityGroups],
});
