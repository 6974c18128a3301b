import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** ARN of a topic that alarms may publish to. @default - a topic is created */
  readonly existingArn?: string;
  /** Email address that receives each alarm after its owner has confirmed. @default - none */
  readonly email?: string;
}

/**
 * Where alarms go. Not encrypted with the AWS managed key for SNS: with that one CloudWatch cannot publish ("Amazon SNS
 * topic encryption", CloudWatch user guide), and an alarm holds no event.
 */
export class AlarmTopic extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { existingArn, email }: AlarmTopicProps) {
    super(scope, id);
    this.topic = existingArn ? Topic.fromTopicArn(this, 'Topic', existingArn) : this.create();
    if (email) this.topic.addSubscription(new EmailSubscription(email));
  }

  private create(): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    // A topic with a policy has no other permissions than those.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    return topic;
  }
}
