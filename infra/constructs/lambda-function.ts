import { join } from 'node:path';
import { type Duration } from 'aws-cdk-lib';
import { type Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface LambdaFunctionProps {
  /** File that exports `handler`, from the project's root. */
  readonly entry: string;
  readonly description: string;
  /** Longest time of one invocation. */
  readonly timeout: Duration;
  /** Memory in MiB; the processor's share grows with it. */
  readonly memoryMiB: number;
  /** @default - the processor that Lambda takes by itself, x86_64 */
  readonly architecture?: Architecture;
  /** @default - no variables */
  readonly environment?: Readonly<Record<string, string>>;
  /** Packages that this function never loads, although its code names them: left out of the bundle. @default - none */
  readonly leftOut?: readonly string[];
  /** What an asynchronous invocation got, once Lambda has tried it in vain often enough. @default - it is lost */
  readonly deadLetterQueue?: IQueue;
}

const projectRoot = join(import.meta.dirname, '../..');

/** A function of this project on nodejs24.x: one bundled file with everything it needs, and its own log group. */
export class LambdaFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { entry, memoryMiB, environment = {}, leftOut = [], ...rest } = props;
    this.function = new NodejsFunction(this, 'Function', {
      ...rest,
      runtime: Runtime.NODEJS_24_X,
      entry: join(projectRoot, entry),
      projectRoot,
      depsLockFilePath: join(projectRoot, 'package-lock.json'),
      memorySize: memoryMiB,
      environment: { ...environment },
      logGroup: new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH }),
      bundling: {
        // CommonJS starts faster than an ES module, and a bundled SDK faster than the runtime's own.
        format: OutputFormat.CJS,
        externalModules: [...leftOut],
        mainFields: ['module', 'main'],
        target: 'node24',
        minify: true,
      },
    });
  }
}
