import { installLambdaRuntime } from '../../../../local/rig/tools.ts';

/** Lambda's runtime, for a run of jest that `npm test` did not prepare. */
export default async function installRuntime(): Promise<void> {
  await installLambdaRuntime(console.log);
}
