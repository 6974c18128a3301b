/** `source` of every identity event on the EventBridge bus; rules match it. */
export const busSource = 'cognito-to-kafka';

/** The name of a bus of which the name or the ARN is known; undefined for what says nothing. */
export const busNameOf = (nameOrArn: string | undefined): string | undefined =>
  nameOrArn?.replace(/^arn:.*?:event-bus\//, '') || undefined;
