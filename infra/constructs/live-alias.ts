import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Alias, type Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { acknowledge, versionsOf } from './acknowledge.ts';
import { DeployCheck } from './deploy-check.ts';
import { versionByReferences } from './referenced-settings.ts';

export interface LiveAliasProps {
  /** A function for Cognito's triggers, which returns each event. */
  readonly function: Lambda;
  /**
   * Environments that Lambda keeps initialized. They belong to the alias and not to a version: a version is retained, and would
   * be billed for them until an operator removes them.
   * @default - none
   */
  readonly provisionedConcurrency?: number | undefined;
}

/**
 * The alias `live` of a trigger function, which user pools invoke. It moves to a new version only after that version has
 * returned a sample event of each trigger source. Otherwise the deployment fails and the alias stays.
 */
export class LiveAlias extends Construct {
  readonly alias: Alias;

  constructor(scope: Construct, id: string, { function: lambda, provisionedConcurrency }: LiveAliasProps) {
    super(scope, id);
    const version = lambda.currentVersion;
    versionByReferences(lambda);
    // So that an operator can move the alias back at once; Lambda deletes them all with the function.
    version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const check = new DeployCheck(this, 'Check', {
      bundle: 'trigger-version',
      description: 'Tries a new version of the trigger function with sample events before logins reach it.',
      resourceType: 'Custom::TriggerVersionCheck',
      actions: ['lambda:InvokeFunction'],
      resources: [`${lambda.functionArn}:*`],
      properties: { versionArn: version.functionArn },
      // Five attempts at a function that does not answer, and some to spare.
      timeout: Duration.minutes(2),
    });
    acknowledge(check, { [versionsOf(lambda)]: 'Which version it has to try is known only while the stack deploys.' });
    this.alias = new Alias(this, 'Alias', {
      aliasName: 'live',
      version,
      description: 'The version that logins reach.',
      ...(provisionedConcurrency === undefined ? {} : { provisionedConcurrentExecutions: provisionedConcurrency }),
    });
    this.alias.node.addDependency(check.result);
  }
}
