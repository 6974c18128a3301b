import { CfnCondition, CfnParameter, DefaultStackSynthesizer, Fn, type CfnParameterProps } from 'aws-cdk-lib';
import { CfnSubscription } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { PipelineConfig } from '../config/config-schema.ts';
import { brokersParameter } from '../constructs/kafka-cluster.ts';
import { PipelineStack } from '../pipeline-stack.ts';
import { environmentOptionsOf, type EnvironmentOption } from './environment-options.ts';
import { stackNamePlaceholder } from './rewrite-template.ts';
import { brokersName, withReferences } from './with-references.ts';

/** The stack of a pipeline as a template that needs no CDK: with parameters, without a bootstrapped account. */
export class PlainStack extends PipelineStack {
  readonly options: readonly EnvironmentOption[];

  constructor(scope: Construct, config: PipelineConfig) {
    const options = environmentOptionsOf(config);
    // Part of logical ids: it is the same for every template, so that a stack survives another configuration.
    super(scope, 'CognitoToKafka', {
      config: withReferences(config, options),
      stackName: stackNamePlaceholder,
      analyticsReporting: false,
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
    });
    this.options = options;
    for (const option of options) new CfnParameter(this, option.parameter, parameterFor(option));
    this.subscribeIfNamed();
  }

  private subscribeIfNamed(): void {
    const email = Fn.ref('OperationsAlarmEmail');
    const condition = new CfnCondition(this, 'HasAlarmEmail', {
      expression: Fn.conditionNot(Fn.conditionEquals(email, '')),
    });
    for (const node of this.node.findAll())
      if (node instanceof CfnSubscription && node.protocol === 'email') node.cfnOptions.condition = condition;
  }
}

/** Types whose value CloudFormation compares with the account before it changes anything. */
const typeOf: Readonly<Record<string, string>> = {
  KafkaVpcVpcId: 'AWS::EC2::VPC::Id',
  KafkaVpcSubnetIds: 'List<AWS::EC2::Subnet::Id>',
  KafkaVpcSecurityGroupIds: 'List<AWS::EC2::SecurityGroup::Id>',
};

/** Bounds for the values of the trigger function, whose sum is the description of its version: 256 characters at most. */
const maxLengthOf: Readonly<Record<string, number>> = { ExistingEventBusName: 100, PrivacyHashKeyArn: 130 };

function parameterFor({ parameter, value, schema }: EnvironmentOption): CfnParameterProps {
  const description = schema.description ?? '';
  if (parameter === brokersName) {
    return { description, default: (value as readonly string[]).join(','), ...brokersParameter };
  }
  const type = typeOf[parameter];
  if (type !== undefined) return { type, description, default: Array.isArray(value) ? value.join(',') : value };
  const constraint = { description, constraintDescription: String(schema['hint']), default: value ?? '' };
  if (typeof value === 'number') {
    return {
      ...constraint,
      type: 'Number',
      minValue: schema['minimum'] as number,
      maxValue: schema['maximum'] as number,
    };
  }
  const choices = (schema['anyOf'] as readonly { readonly const: string }[] | undefined)?.map((choice) => choice.const);
  const pattern = String(schema['pattern']);
  const maxLength = maxLengthOf[parameter];
  return {
    ...constraint,
    ...(choices ? { allowedValues: choices } : { allowedPattern: value === undefined ? `^$|${pattern}` : pattern }),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}
