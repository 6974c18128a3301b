import { createTwoFilesPatch } from 'diff';
import { changeOf } from '../../replay/messages/edited.ts';
import { findMessage } from '../../replay/queues/find-message.ts';
import { resolveQueues } from '../../replay/queues/queue-selection.ts';
import { replaceMessage } from '../../replay/sending/replace-message.ts';
import { eachLine, exitCodes } from '../command.ts';
import { editDeclaration } from '../declarations/replay/edit.ts';
import { prettyJson } from './pretty-json.ts';
import { workPorts, type ReplayCommand } from './replay-ports.ts';

/** `replay edit`: edits one event, sends it and deletes the original. */
export const edit: ReplayCommand<typeof editDeclaration> = {
  declaration: editDeclaration,
  async run({ values, positionals: [id] }, ports) {
    const selection = await resolveQueues(values, ports);
    const found = await findMessage(id, selection, workPorts(ports));
    if (!found) {
      const names = selection.queues.map(({ name }) => name).join(', ');
      ports.stderr(`${id} is not in ${names}. "replay list" lists their messages.`);
      return exitCodes.failed;
    }
    const before = prettyJson(found.read.eventText);
    const after = await ports.ui.edit(before);
    const change = changeOf(found.read, after, found.queue.format);
    if ('refused' in change) {
      ports.stderr(`${change.refused} Nothing was sent. The edited text:`);
      eachLine(after.trimEnd(), ports.stderr);
      return exitCodes.failed;
    }
    if ('same' in change) {
      ports.stderr('Nothing changed. Nothing was sent.');
      return exitCodes.done;
    }
    eachLine(createTwoFilesPatch('in the queue', 'edited', before, after).trimEnd(), ports.stdout);
    const question = 'Send it, and delete the original? (yes/no) ';
    const isAllowed = values.yes || (await ports.ui.ask(question)).trim() === 'yes';
    if (!isAllowed) {
      ports.stderr('Nothing was sent.');
      return exitCodes.failed;
    }
    const result = await replaceMessage(found, change.edited, selection, workPorts(ports));
    if ('failure' in result) {
      ports.stderr(result.failure);
      return exitCodes.failed;
    }
    ports.stderr(`Sent to ${result.sentTo}. The original is deleted.`);
    return exitCodes.done;
  },
};
