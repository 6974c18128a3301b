/** The partitions other than `aws`, by the prefix of their Regions' names ("Partitions", botocore's partitions.json). */
const partitions = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
] as const;

/** A partition of AWS. */
export type Partition = 'aws' | (typeof partitions)[number][1];

/** The partition of a Region. Credentials of one partition are unknown in every other. */
export const partitionOfRegion = (region: string): Partition =>
  partitions.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws';
