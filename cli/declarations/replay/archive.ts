import { declareCommand } from '../../command-line/declaration.ts';
import { wholeNumber } from '../numbers.ts';
import { replayOptions } from './queue-options.ts';

export const archiveDeclaration = declareCommand({
  name: 'archive',
  summary: 'Replay a part of the archive to some rules of the bus',
  details: [
    'The stack needs an archive (output EventArchiveName). Only the named rules receive the events, so no other consumer receives them twice. Events arrive in any order, each with its original id. Without --rule, the command lists the rules.',
    'EventBridge selects by rule only. With --type, the bus therefore gets a rule NAME-replay with the targets of NAME, until the replay ends. Ctrl-C then ends the replay. Without --type, Ctrl-C ends only the command, and "aws events cancel-replay" ends the replay. If you kill the command, the next command with --type removes the rule.',
  ],
  examples: [
    ['cognito-to-kafka replay archive --from 12h --to 6h', 'The rules of the bus'],
    ['cognito-to-kafka replay archive --from 12h --to 6h --rule Analytics', 'Dry run'],
    [
      'cognito-to-kafka replay archive --from 2026-11-24T03:00:00Z --to 2026-11-24T04:00:00Z --rule Analytics --yes',
      'One hour, to one rule',
    ],
    [
      "cognito-to-kafka replay archive --from 12h --to 6h --rule Analytics --type 'cognito.login.*' --yes",
      'Only some event types',
    ],
  ],
  options: {
    from: {
      value: 'TIME',
      text: 'Start of the times at the bus: 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago (required)',
    },
    to: { value: 'TIME', text: 'End of the times at the bus (required)' },
    rule: { value: 'NAME', repeatable: true, text: 'Rule that receives the events' },
    type: { value: 'TYPE', repeatable: true, text: 'Event type, whole or with a * at its end (default: every type)' },
    settle: {
      value: 'SECONDS',
      default: '60',
      parse: wholeNumber({ min: 1, unit: 'seconds' }),
      requires: 'type',
      text: 'Time for EventBridge to use the new rule, and to deliver the last events before the rule is removed',
    },
    yes: { text: 'Start the replay and follow it; without it, a dry run' },
    ...replayOptions,
  },
});
