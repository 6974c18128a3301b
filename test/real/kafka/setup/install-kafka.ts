import { installTools } from '../../../../local/rig/tools.ts';

/** The broker's jars, for a run of jest that `npm test` did not prepare. */
export default async function installKafka(): Promise<void> {
  await installTools(console.log);
}
