import { partitionOfRegion } from '../../../platform/aws-partition.ts';

test.each([
  ['eu-west-1', 'aws'],
  ['us-west-2', 'aws'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eusc-de-east-1', 'aws-eusc'],
])('returns for %s the partition %s', (region, partition) => {
  expect(partitionOfRegion(region)).toBe(partition);
});
