/** ARN for the examples of rules. */
export const exampleArn = (service: string, resource: string, region = 'eu-west-1'): string =>
  `arn:aws:${service}:${region}:111122223333:${resource}`;

export const exampleKeyArn = (region?: string): string =>
  exampleArn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab', region);

export const examplePools = [{ id: 'eu-west-1_A' }];

export const exampleClusterArn = exampleArn('kafka', 'cluster/identity/1111aaaa-22bb-33cc-44dd-5555eeee6666-2');

export const exampleVpc = { vpcId: 'vpc-0123456789abcdef0', subnetIds: ['subnet-0123456789abcdef0'] };
