/**
 * The user pool of the sample events with which a deployment tries a new version of the trigger function. Cognito writes
 * the pool's id into a trigger event, its Region first, and no Region has this name: nothing that a user, an app or an
 * identity provider sends can make an event look like a sample, and so keep it from being published.
 */
export const samplePoolId = 'none_DeploymentCheck';

/** Whether a trigger event is such a sample. Never throws. */
export const isSample = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'userPoolId' in event && event.userPoolId === samplePoolId;
