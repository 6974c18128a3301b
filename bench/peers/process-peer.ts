import { runningPid, startProcess, stopProcess, type ProcessSpec } from '../../local/rig/child-process.ts';
import type { RunningPeer } from './peer.ts';

/** Starts a peer that is one process, and waits until it is ready. */
export async function startProcessPeer(spec: ProcessSpec): Promise<RunningPeer> {
  await startProcess(spec);
  const pid = await runningPid(spec);
  return {
    pids: () => (pid === undefined ? [] : [pid]),
    // It may wait for Kafka, and none of its figures depends on its end.
    stop: () => stopProcess(spec, 'SIGKILL'),
  };
}
