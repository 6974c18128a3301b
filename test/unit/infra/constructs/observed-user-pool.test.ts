import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ObservedUserPool, type ObservedUserPoolProps } from '../../../../infra/constructs/observed-user-pool.ts';
import { aStack } from '../../../given/builders/a-stack.ts';
import { aTriggerFunction } from '../../../given/builders/a-trigger-function.ts';

/** A pool with a trigger function, the function's ARN in the template, and the template. */
function synthesize(props: Partial<ObservedUserPoolProps> = {}) {
  const stack = aStack();
  const trigger = aTriggerFunction(stack);
  const { pool, clientId } = new ObservedUserPool(stack, 'UserPool', { ...props, trigger });
  return {
    stack,
    pool,
    clientId,
    functionArn: stack.resolve(trigger.functionArn) as unknown,
    template: Template.fromStack(stack),
  };
}

/** The user pool of the template: its logical id and the triggers it has. */
function createdPool(template: Template) {
  const [pool] = Object.entries(template.findResources('AWS::Cognito::UserPool'));
  if (!pool) throw new Error('The template has no user pool.');
  const [id, { Properties }] = pool as [string, { Properties: { LambdaConfig: Record<string, unknown> } }];
  return { id, triggers: Properties.LambdaConfig };
}

test('the function sits on the six triggers that it may observe, and on no other', () => {
  const { template, functionArn } = synthesize();

  expect(createdPool(template).triggers).toEqual({
    PreSignUp: functionArn,
    PostConfirmation: functionArn,
    PreAuthentication: functionArn,
    PostAuthentication: functionArn,
    PreTokenGeneration: functionArn,
    CustomMessage: functionArn,
  });
});

test('only that pool may invoke the function', () => {
  const { template, functionArn } = synthesize();
  const { id } = createdPool(template);

  template.resourceCountIs('AWS::Lambda::Permission', 6);
  template.allResourcesProperties('AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction',
    FunctionName: functionArn,
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [id, 'Arn'] },
  });
});

test('users of a new pool can sign up, and log in to an app with a password or SRP', () => {
  const { template } = synthesize();

  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    AliasAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
  });
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    GenerateSecret: Match.absent(),
  });
});

test('protects a kept pool against deletion, and one that goes with the stack not', () => {
  synthesize().template.hasResourceProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  synthesize({ removalPolicy: RemovalPolicy.DESTROY }).template.hasResourceProperties('AWS::Cognito::UserPool', {
    DeletionProtection: 'INACTIVE',
  });
});

test('the app client does not tell whether a user exists', () => {
  synthesize().template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    PreventUserExistenceErrors: 'ENABLED',
  });
});

test('the app client sends tokens to no web page', () => {
  synthesize().template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthFlows: Match.absent(),
    CallbackURLs: Match.absent(),
  });
});

test('a new pool and its client are known by their ids', () => {
  const { stack, pool, clientId, template } = synthesize();

  expect(stack.resolve(pool.userPoolId)).toEqual({ Ref: createdPool(template).id });
  expect(stack.resolve(clientId)).toEqual({
    Ref: Object.keys(template.findResources('AWS::Cognito::UserPoolClient'))[0],
  });
});
