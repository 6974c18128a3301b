import type { Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LogGroupPermissionProps {
  readonly rule: Rule;
  /** Without `:*`. */
  readonly logGroupArn: string;
}

/**
 * Allows EventBridge to write a rule's events to a log group, which does not support a role. An account has up to ten such
 * policies in a Region ("CloudWatch Logs quotas").
 */
export class LogGroupPermission extends Construct {
  constructor(scope: Construct, id: string, { rule, logGroupArn }: LogGroupPermissionProps) {
    super(scope, id);
    const principals = [
      new ServicePrincipal('events.amazonaws.com'),
      // CloudWatch Logs writes in EventBridge's place ("CloudWatch Logs permissions", EventBridge user guide).
      new ServicePrincipal('delivery.logs.amazonaws.com'),
    ];
    const resources = [`${logGroupArn}:*`];
    const conditions = { ArnEquals: { 'aws:SourceArn': rule.ruleArn } };
    new ResourcePolicy(this, 'Policy', {
      policyStatements: [
        new PolicyStatement({ principals, resources, actions: ['logs:CreateLogStream'] }),
        new PolicyStatement({ principals, resources, actions: ['logs:PutLogEvents'], conditions }),
      ],
    });
  }
}
