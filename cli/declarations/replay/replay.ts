import type { GroupDeclaration } from '../../command-line/declaration.ts';

export const replayDeclaration: GroupDeclaration = {
  name: 'replay',
  summary: 'List, edit and send again the messages that failed',
  details: [
    'Commands that only read leave a queue unchanged. The commands that send delete a message only after its destination has accepted it. If you interrupt them, nothing is lost. At worst, an event is sent twice with the same id.',
  ],
  examples: [
    ['cognito-to-kafka replay queues', 'Queues and their depth'],
    ["cognito-to-kafka replay list --type 'cognito.login.*'", 'Messages of some event types'],
    ['cognito-to-kafka replay send --max 10', 'Dry run; add --yes to send'],
  ],
};
