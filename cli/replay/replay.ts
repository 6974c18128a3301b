import type { CommandGroup } from '../command-line/program.ts';
import { archiveDeclaration } from '../declarations/replay/archive.ts';
import { editDeclaration } from '../declarations/replay/edit.ts';
import { exportDeclaration } from '../declarations/replay/export.ts';
import { iamDeclaration } from '../declarations/replay/iam.ts';
import { importDeclaration } from '../declarations/replay/import.ts';
import { listDeclaration } from '../declarations/replay/list.ts';
import { purgeDeclaration } from '../declarations/replay/purge.ts';
import { queuesDeclaration } from '../declarations/replay/queues.ts';
import { replayDeclaration } from '../declarations/replay/replay.ts';
import { sendDeclaration } from '../declarations/replay/send.ts';
import { showDeclaration } from '../declarations/replay/show.ts';
import type { ReplayPorts } from './replay-ports.ts';

/** `cognito-to-kafka replay`. A command is loaded when it is called. */
export const replayGroup: CommandGroup<ReplayPorts> = {
  declaration: replayDeclaration,
  commands: [
    { declaration: queuesDeclaration, load: async () => (await import('./queues.ts')).queues },
    { declaration: listDeclaration, load: async () => (await import('./list.ts')).list },
    { declaration: showDeclaration, load: async () => (await import('./show.ts')).show },
    { declaration: sendDeclaration, load: async () => (await import('./send.ts')).send },
    { declaration: editDeclaration, load: async () => (await import('./edit.ts')).edit },
    { declaration: exportDeclaration, load: async () => (await import('./export.ts')).exportMessages },
    { declaration: importDeclaration, load: async () => (await import('./import.ts')).importMessages },
    { declaration: archiveDeclaration, load: async () => (await import('./archive.ts')).archive },
    { declaration: purgeDeclaration, load: async () => (await import('./purge.ts')).purge },
    { declaration: iamDeclaration, load: async () => (await import('./iam.ts')).iam },
  ],
};
