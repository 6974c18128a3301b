import type { Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { fieldsOnlyTold } from '../../triggers/attachment/pool-update.ts';

/** What is to be put on which pool. */
export interface ByHand {
  readonly userPoolId: string;
  readonly functionArn: string;
  /** Triggers that are left alone. */
  readonly except: readonly Trigger[];
}

/** What the pool's owner adds by hand, for each of the ways in which pools are kept. */
export function byHand({ userPoolId, functionArn, except }: ByHand) {
  const triggers = observedTriggers.filter((trigger) => !except.includes(trigger));
  return {
    cdk: cdk(functionArn, triggers),
    terraform: terraform(functionArn, triggers),
    awsCli: awsCli(userPoolId, functionArn, triggers),
  };
}

const cdk = (functionArn: string, triggers: readonly Trigger[]): string => `// In the stack of the pool.
const identityEvents = lambda.Function.fromFunctionArn(this, 'IdentityEvents', '${functionArn}');
${triggers.map((trigger) => `pool.addTrigger(cognito.UserPoolOperation.${constantOf(trigger)}, identityEvents);`).join('\n')}`;

const terraform = (functionArn: string, triggers: readonly Trigger[]): string => `# In the aws_cognito_user_pool.
lambda_config {
${triggers.map((trigger) => `  ${constantOf(trigger).toLowerCase().padEnd(20)} = "${functionArn}"`).join('\n')}
}`;

// The update sends back everything: Cognito resets what it leaves out. See pool-update.ts for the days. A function that is
// there already wins, in either of the two members of the token trigger, which have to name the same one.
const awsCli = (userPoolId: string, functionArn: string, triggers: readonly Trigger[]): string => `# Needs jq.
# Replaces no function: one that is on a trigger already stays there.
aws cognito-idp describe-user-pool --user-pool-id ${userPoolId} --query UserPool --output json |
  jq '{UserPoolId: .Id} + del(${fieldsOnlyTold.map((field) => `.${field}`).join(', ')})
    | if .Policies.PasswordPolicy.TemporaryPasswordValidityDays then del(.AdminCreateUserConfig.UnusedAccountValidityDays) else . end
    | .LambdaConfig |= ${JSON.stringify(Object.fromEntries(triggers.map((trigger) => [trigger, functionArn])))}
      + (if .PreTokenGenerationConfig then {PreTokenGeneration: .PreTokenGenerationConfig.LambdaArn} else {} end) + .' > pool.json
aws cognito-idp update-user-pool --cli-input-json file://pool.json`;

/** PreSignUp as PRE_SIGN_UP. */
const constantOf = (trigger: Trigger): string => trigger.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
