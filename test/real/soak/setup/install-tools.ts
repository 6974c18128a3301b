import { installTools } from '../../../../local/rig/tools.ts';

/** The broker's jars and the emulator, for a run of jest that `npm test` did not prepare. */
export default async function install(): Promise<void> {
  await installTools(console.log);
}
