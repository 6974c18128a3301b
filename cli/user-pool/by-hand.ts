import type { Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';
import { readOnlyFieldNames } from '../../triggers/attachment/pool-update.ts';
import { terraformText } from './terraform-text.ts';

/** The function and the pool that the owner of the pool attaches. */
export interface ByHand {
  readonly userPoolId: string;
  readonly functionArn: string;
  /** Triggers that do not change. */
  readonly excludedTriggers: readonly Trigger[];
}

/** Returns the code that the owner of a pool adds, for each tool that may manage the pool. */
export function byHand({ userPoolId, functionArn, excludedTriggers }: ByHand) {
  const triggers = observedTriggers.filter((trigger) => !excludedTriggers.includes(trigger));
  return {
    cdk: cdk(functionArn, triggers),
    terraform: terraformText(
      { userPoolId, functionArn },
      triggers.map((trigger) => constantOf(trigger).toLowerCase()),
    ),
    awsCli: awsCli(userPoolId, functionArn, triggers),
  };
}

const cdk = (functionArn: string, triggers: readonly Trigger[]): string => `// In the stack of the pool.
const identityEvents = lambda.Function.fromFunctionArn(this, 'IdentityEvents', '${functionArn}');
${triggers.map((trigger) => `pool.addTrigger(cognito.UserPoolOperation.${constantOf(trigger)}, identityEvents);`).join('\n')}`;

// The update has every field, because Cognito resets a field without a value. See pool-update.ts for the days. An existing
// function wins, in either of the two properties of the token trigger, which must name the same function.
const awsCli = (userPoolId: string, functionArn: string, triggers: readonly Trigger[]): string => `# Needs jq.
# Replaces no function: a trigger that calls another function does not change.
aws cognito-idp describe-user-pool --user-pool-id ${userPoolId} --query UserPool --output json |
  jq '{UserPoolId: .Id} + del(${readOnlyFieldNames.map((field) => `.${field}`).join(', ')})
    | if .Policies.PasswordPolicy.TemporaryPasswordValidityDays then del(.AdminCreateUserConfig.UnusedAccountValidityDays) else . end
    | .LambdaConfig |= ${JSON.stringify(Object.fromEntries(triggers.map((trigger) => [trigger, functionArn])))}
      + (if .PreTokenGenerationConfig then {PreTokenGeneration: .PreTokenGenerationConfig.LambdaArn} else {} end) + .' > pool.json
aws cognito-idp update-user-pool --cli-input-json file://pool.json`;

/** PreSignUp as PRE_SIGN_UP. */
const constantOf = (trigger: Trigger): string => trigger.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
