import { declareOptions, type OptionValues } from '../command-line/declaration.ts';
import type { AwsSettings } from '../../replay/replay-ports.ts';

/** Options of every command that calls AWS. */
export const awsOptions = declareOptions({
  region: { value: 'REGION', text: 'AWS Region (default: as for the AWS CLI)' },
  profile: { value: 'PROFILE', text: 'Profile of the shared AWS files (default: as for the AWS CLI)' },
  'endpoint-url': { value: 'URL', text: 'Endpoint of every AWS service (default: that of the Region)' },
});

/** Returns the settings of AWS clients. A setting that no option has is found as the AWS CLI finds it. */
export const awsSettings = ({
  region,
  profile,
  'endpoint-url': endpoint,
}: OptionValues<typeof awsOptions>): AwsSettings => ({
  ...(region === undefined ? {} : { region }),
  ...(profile === undefined ? {} : { profile }),
  ...(endpoint === undefined ? {} : { endpoint }),
});
