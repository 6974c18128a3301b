import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Duration } from 'aws-cdk-lib';
import { type Architecture, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge, basicExecutionRole, vpcExecutionRole } from './acknowledge.ts';
import { bundledCode } from './bundled-code.ts';
import { environmentProblems } from './environment-size.ts';
import { bundleSplit } from './split-bundle.ts';
import { bundleOneFile } from './one-file.ts';
import type { VpcPlacement } from './vpc-placement.ts';

export interface LambdaFunctionProps {
  /** File that exports `handler`, from the project's root; in the package it is the one that was compiled from it. */
  readonly entry: string;
  readonly description: string;
  /** Longest time of one invocation. */
  readonly timeout: Duration;
  /** Memory in MiB. The CPU share grows with it. */
  readonly memoryMiB: number;
  /** CPU architecture. @default - x86_64, Lambda's default */
  readonly architecture?: Architecture;
  /** @default - no variables */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Whether the bundle is an ES module with a file for each dynamic import, for a function that responds before it loads
   * most of its code. @default - one CommonJS file, which starts fastest as a whole
   */
  readonly splitBundle?: boolean;
  /**
   * Packages that this function only imports dynamically. Each has its own file, so that a cold start does not read it. For
   * a function in one file: a split bundle has a file for every dynamic import. @default - none
   */
  readonly lazyPackages?: readonly string[];
  /** Packages that the bundle does not contain: the code names them, but this function never loads them. @default - none */
  readonly externalPackages?: readonly string[];
  /** Subnets and security groups. @default - outside of all VPCs, with internet access */
  readonly placement?: VpcPlacement;
  /** Queue for the event of an asynchronous invocation that failed after Lambda's retries. @default - it is lost */
  readonly deadLetterQueue?: IQueue;
  /** Reserved concurrency of the function, which is also its maximum. @default - none */
  readonly reservedConcurrency?: number | undefined;
}

const root = join(import.meta.dirname, '../..');

/** A function of this project on nodejs24.x: bundled with everything it needs, and with its own log group. */
export class LambdaFunction extends Construct {
  readonly function: Lambda;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { entry: fromRoot, memoryMiB, environment = {}, splitBundle = false, reservedConcurrency, ...more } = props;
    const { lazyPackages = [], externalPackages = [], placement, ...rest } = more;
    const source = join(root, fromRoot);
    const entry = [source, source.replace(/\.ts$/, '.js')].find((file) => existsSync(file));
    if (entry === undefined) throw new Error(`The function ${id} cannot be bundled: there is no file ${source}.`);
    acknowledge(this, {
      [basicExecutionRole]: 'It has the right to write logs, and no other.',
      ...(placement
        ? { [vpcExecutionRole]: 'It has the rights to be put into a VPC, which AWS gives for no ARN.' }
        : {}),
    });
    this.function = new Lambda(this, 'Function', {
      ...rest,
      ...(placement ? inVpc(placement) : {}),
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: reservedConcurrency }),
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: bundledCode(this, entry, (outdir) => {
        if (splitBundle) bundleSplit({ entry, externalPackages, outdir });
        else bundleOneFile({ entry, lazyPackages, externalPackages, outdir });
      }),
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
