/** A login of the user with that `sub`, as Cognito tells a function of it. */
export const sampleLogin = (sub: string) => ({
  version: '1',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbCdEf123',
  userName: 'ann',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4ma39kqn9j6ncsimddqs13sgok' },
  triggerSource: 'PostAuthentication_Authentication',
  request: { userAttributes: { sub, email: 'ann@example.com' }, newDeviceUsed: false },
  response: {},
});
