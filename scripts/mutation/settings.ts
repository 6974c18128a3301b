/** Folders whose faults lose events, fail logins, or leave a user pool with a trigger that does not exist. */
export const mutatedFolders = [
  'platform',
  'privacy',
  'kafka',
  'forwarder',
  'triggers',
  'replay',
  'cli/replay',
  'infra/deploy-checks/pool-attachment',
] as const;

/** File with Stryker's report, from the root of the project. */
export const reportFile = '.local/mutation/report.json';

/** Share of mutants that the unit tests must notice. */
export const wantedShare = 0.95;
