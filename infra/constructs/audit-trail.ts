import { Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { checkProps } from './check-props.ts';
import { DeployCheck } from './deploy-check.ts';

/** Props of the trail. */
export interface AuditTrailProps {
  /** Whether to create a trail, instead of looking for one. @default false */
  readonly create?: boolean;
}

/**
 * The trail, without which EventBridge receives no CloudTrail records. The construct creates one, or a check during the
 * deployment looks for one in the account. The deployment does not fail without a trail.
 */
export class AuditTrail extends Construct {
  /** A sentence: which trail hands the records over, or that there is none and what to do. */
  readonly status: string;
  /** "1" where a trail hands the records over; "0" where none does, or CloudTrail does not say so. May be a token. */
  readonly found: string;

  constructor(scope: Construct, id: string, { create = false }: AuditTrailProps = {}) {
    super(scope, id);
    checkProps(this, [{ prop: 'create', option: 'audit.createTrail', value: create }]);
    const { status, found } = create ? { status: this.createTrail(), found: '1' } : this.findTrail();
    this.status = status;
    this.found = found;
  }

  /** Logs only management write events of this Region: EventBridge needs no more. */
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
    const trailName = nameOfTrail(Stack.of(this).stackName);
    this.letWrite(bucket, trailName);
    const trail = new Trail(this, 'Trail', {
      trailName,
      // Named without being owned: CDK's own statements allow every trail of every account to write.
      bucket: Bucket.fromBucketName(this, 'Target', bucket.bucketName),
      managementEvents: ReadWriteType.WRITE_ONLY,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
    });
    trail.node.addDependency(...(bucket.policy ? [bucket.policy] : []));
    return `The trail ${trail.trailArn} of this stack hands Cognito's records to EventBridge.`;
  }

  /** "Amazon S3 bucket policy for CloudTrail", CloudTrail guide: this trail, and no other. */
  private letWrite(bucket: Bucket, trailName: string): void {
    const { account } = Stack.of(this);
    const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
    const trailArn = Stack.of(this).formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: trailName });
    const ofTrail = { 'aws:SourceArn': trailArn };
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['s3:GetBucketAcl'],
        resources: [bucket.bucketArn],
        conditions: { StringEquals: ofTrail },
      }),
    );
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', ...ofTrail } },
      }),
    );
  }

  private findTrail(): Pick<AuditTrail, 'status' | 'found'> {
    const check = new DeployCheck(this, 'Look', {
      bundle: 'audit-trail',
      description: "Looks for a trail that hands Cognito's records to EventBridge.",
      resourceType: 'Custom::AuditTrail',
      actions: ['cloudtrail:DescribeTrails', 'cloudtrail:GetTrailStatus', 'cloudtrail:GetEventSelectors'],
      // A trail may belong to another Region or, in an organization, to another account.
      resources: ['*'],
      // A stack of a version whose check had no `found` has it made again.
      properties: { answers: 'finding, found' },
    });
    return { status: check.result.getAttString('finding'), found: check.result.getAttString('found') };
  }
}

const maxNameLength = 128;
const nameEnding = '-identity-events';

/** Named by the stack, because the policy of the bucket has to name the trail before it is there. */
function nameOfTrail(stackName: string): string {
  // That of a nested stack is known only at deployment.
  const beginning = Token.isUnresolved(stackName) ? stackName : stackName.slice(0, maxNameLength - nameEnding.length);
  return `${beginning}${nameEnding}`;
}
