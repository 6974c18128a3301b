import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { DeployCheck } from './deploy-check.ts';

export interface AuditTrailProps {
  /** Whether to create a trail, instead of looking for one. @default false */
  readonly create?: boolean;
}

/**
 * The trail without which EventBridge gets none of CloudTrail's records: a new one, or a look, while the stack deploys,
 * at whether the account has one. Finding none fails nothing.
 */
export class AuditTrail extends Construct {
  /** A sentence: which trail hands the records over, or that there is none and what to do. */
  readonly finding: string;

  constructor(scope: Construct, id: string, { create = false }: AuditTrailProps = {}) {
    super(scope, id);
    this.finding = create ? this.createTrail() : this.lookForTrail();
  }

  /** Management write events of this Region alone: EventBridge needs no more. */
  private createTrail(): string {
    const bucket = new Bucket(this, 'Records', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // What an auditor may ask for outlives the stack.
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    acknowledge(bucket, {
      S1: 'Access logs would need one more bucket. A team that wants them has a trail of its own, which is used.',
    });
    const trail = new Trail(this, 'Trail', {
      bucket,
      managementEvents: ReadWriteType.WRITE_ONLY,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
    });
    return `The trail ${trail.trailArn} of this stack hands Cognito's records to EventBridge.`;
  }

  private lookForTrail(): string {
    const check = new DeployCheck(this, 'Look', {
      entry: 'infra/deploy-checks/audit-trail.ts',
      description: "Looks for a trail that hands Cognito's records to EventBridge.",
      resourceType: 'Custom::AuditTrail',
      actions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
      // A trail may belong to another Region or, in an organisation, to another account.
      resources: ['*'],
    });
    return check.result.getAttString('finding');
  }
}
