/** `source` of every identity event on the EventBridge bus; rules match it. */
export const busSource = 'cognito-to-kafka';
