import { withPorts, type Program } from './command-line/program.ts';
import { attachDeclaration } from './declarations/attach.ts';
import { completionDeclaration } from './declarations/completion.ts';
import { detachDeclaration } from './declarations/detach.ts';
import { doctorDeclaration } from './declarations/doctor.ts';
import { keyPolicyDeclaration } from './declarations/key-policy.ts';
import { liveDeclaration } from './declarations/live.ts';
import { normalizeDeclaration } from './declarations/normalize.ts';
import { smokeDeclaration } from './declarations/smoke.ts';
import { statusDeclaration } from './declarations/status.ts';
import { programName } from './program-name.ts';
import type { Terminal } from './replay/dependencies.ts';
import { replayGroup } from './replay/replay.ts';

/** What the commands need of the process that runs them. */
export interface ProcessPorts extends Omit<Terminal, 'interrupted'> {
  readonly version: string;
  /** Returns a signal that is aborted by one of these signals of the operating system. */
  readonly interrupted: (signals: readonly NodeJS.Signals[]) => AbortSignal;
  /** Prepares the process for many messages. `isSending` is false for commands that keep every message in memory. */
  readonly prepareHeap: (isSending: boolean) => void;
}

const connectAttachment = async () => (await import('./user-pool/dependencies.ts')).attachmentDependencies;

/** Returns every command of `cognito-to-kafka`. The code of a command is loaded when it is called. */
export const createProgram = ({ version, interrupted, prepareHeap, ...terminal }: ProcessPorts): Program => ({
  name: programName,
  summary: 'Observe, check and repair the way from Amazon Cognito to Kafka',
  version,
  examples: [
    ['cognito-to-kafka doctor', 'Check the deployed stack'],
    ['cognito-to-kafka replay list', 'List the messages in the dead-letter queues'],
    ['cognito-to-kafka help smoke', 'Print the help of a command'],
  ],
  commands: [
    {
      declaration: doctorDeclaration,
      load: async () => {
        const [{ doctorCommand }, { doctorDependencies }] = await Promise.all([
          import('./doctor.ts'),
          import('./doctor/dependencies.ts'),
        ]);
        return doctorCommand(doctorDependencies);
      },
    },
    {
      declaration: smokeDeclaration,
      load: async () => {
        const [{ smokeCommand }, { smokeDependencies }] = await Promise.all([
          import('./smoke.ts'),
          import('./smoke/dependencies.ts'),
        ]);
        return smokeCommand({ ...smokeDependencies, interrupted: () => interrupted(['SIGINT', 'SIGTERM', 'SIGHUP']) });
      },
    },
    {
      declaration: liveDeclaration,
      load: async () => {
        const [{ liveCommand }, { liveDependencies }] = await Promise.all([
          import('./live.ts'),
          import('./live/dependencies.ts'),
        ]);
        const signal = () => interrupted(['SIGINT', 'SIGTERM', 'SIGHUP']);
        return liveCommand(liveDependencies({ ...terminal, version, interrupted: signal }));
      },
    },
    {
      declaration: attachDeclaration,
      load: async () => (await import('./attach.ts')).attachCommand(await connectAttachment()),
    },
    {
      declaration: detachDeclaration,
      load: async () => (await import('./detach.ts')).detachCommand(await connectAttachment()),
    },
    {
      declaration: statusDeclaration,
      load: async () => (await import('./status.ts')).statusCommand(await connectAttachment()),
    },
    { declaration: normalizeDeclaration, load: async () => (await import('./normalize.ts')).normalizeCommand },
    withPorts(replayGroup, async (name) => {
      prepareHeap(name === 'send');
      const { replayDependencies } = await import('./replay/dependencies.ts');
      return replayDependencies({ ...terminal, interrupted: () => interrupted(['SIGINT']) });
    }),
    { declaration: keyPolicyDeclaration, load: async () => (await import('./key-policy.ts')).keyPolicyCommand },
    { declaration: completionDeclaration, load: async () => (await import('./completion.ts')).completionCommand },
  ],
});
