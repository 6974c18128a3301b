import { samplePoolId } from '../../contracts/deployment-check.ts';
import { triggerSources, type Trigger } from '../../contracts/trigger-sources.ts';
import { observedTriggers } from '../../triggers/attachment/observed-triggers.ts';

/** A trigger event as Cognito hands it to a function. */
export interface SampleEvent {
  readonly triggerSource: string;
  readonly userPoolId: string;
  readonly [member: string]: unknown;
}

const userAttributes = { sub: '00000000-0000-4000-8000-000000000000', 'cognito:user_status': 'CONFIRMED' };
const noGroups = { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null };
const noMessage = { smsMessage: null, emailMessage: null, emailSubject: null };

// Properties of each trigger's request except the attributes, and its empty response ("Customizing user pool workflows
// with Lambda triggers", Cognito guide, and the pages of the triggers).
const parts: Readonly<Partial<Record<Trigger, { readonly request: object; readonly response: object }>>> = {
  PreSignUp: {
    request: { validationData: {} },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  },
  PreAuthentication: { request: { validationData: {}, userNotFound: false }, response: {} },
  PostAuthentication: { request: { newDeviceUsed: false }, response: {} },
  PreTokenGeneration: {
    request: { groupConfiguration: noGroups, scopes: [] },
    response: { claimsAndScopeOverrideDetails: null },
  },
  CustomMessage: { request: { codeParameter: '{####}', usernameParameter: null }, response: noMessage },
};

/** A synthetic event for each trigger source of the trigger function, see `samplePoolId`. */
export const sampleEvents: readonly SampleEvent[] = Object.entries(triggerSources)
  .filter(([, { trigger }]) => observedTriggers.includes(trigger))
  .map(([triggerSource, { trigger }]) => {
    const { request = {}, response = {} } = parts[trigger] ?? {};
    return {
      version: '1',
      region: samplePoolId.split('_')[0],
      userPoolId: samplePoolId,
      userName: 'nobody',
      callerContext: { awsSdkVersion: 'none', clientId: 'none' },
      triggerSource,
      request: { userAttributes, ...request },
      response,
    };
  });
