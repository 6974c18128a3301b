import type { QueuesState } from '../../contracts/forwarder-check.ts';

/** Checks whether the queues answer; `reach` rejects if they do not. Never rejects. */
export async function checkQueues(reach: () => Promise<void>): Promise<QueuesState> {
  try {
    await reach();
    return { reached: true };
  } catch (error) {
    return { reached: false, code: (error as Error).name };
  }
}
