import { eventTooLarge } from '../../contracts/outbox.ts';
import { attributeText } from './queue/letter.ts';
import { receivedTooOften, type ReadLetter } from './queue/read-letter.ts';

/** A reason in words, and what to do about it. */
interface Explanation {
  readonly why: string;
  readonly todo: string;
}

const sendsAgain = 'Send it again: cognito-to-kafka replay send --id ID --yes';
const schema =
  'It would fail again as it is. Is the forwarder older than the function that made the event? Deploy both, then send it.';
const larger = 'Raise max.message.bytes of the topic (and of the broker), then send it again.';
const access = "Let the rule write to its target again (the queue's policy, its KMS key), then send it.";

const explanations: Readonly<Record<string, Explanation>> = {
  NOT_JSON: { why: 'Its body is not JSON.', todo: 'Find out who writes to the queue. Purge it when it is nothing.' },
  NOT_A_CLOUD_EVENT: { why: 'Its body is no CloudEvent.', todo: 'Find out who writes to the queue; purge it then.' },
  UNKNOWN_TYPE: { why: 'The catalogue of this version has no event of its type.', todo: schema },
  SCHEMA_VIOLATED: { why: 'It does not pass the schema of its type.', todo: schema },
  MESSAGE_TOO_LARGE: { why: 'It is larger than the topic takes.', todo: larger },
  RECORD_LIST_TOO_LARGE: { why: "It is larger than the broker's segments.", todo: larger },
  INVALID_RECORD: { why: 'The broker refused the record.', todo: "See the broker's log for why, then send it again." },
  [eventTooLarge]: {
    why: 'It is larger than one call to the bus takes.',
    todo: 'Send it past the bus: cognito-to-kafka replay send --id ID --to kafka-topic --yes. Let the privacy policy include less.',
  },
  [receivedTooOften]: {
    why: 'It was received too often without having been delivered: what it is for was away for hours.',
    todo: `Make sure that what it is for works again. ${sendsAgain}`,
  },
  NO_PERMISSIONS: { why: 'EventBridge may not write to the target of the rule.', todo: access },
  NO_RESOURCE: { why: 'The target of the rule did not exist.', todo: 'Create the target again, then send it.' },
  THROTTLING: { why: 'The target of the rule took no more.', todo: sendsAgain },
  TIMEOUT: { why: 'The bus did not answer in time; it may have the event all the same.', todo: sendsAgain },
  ThrottlingException: { why: 'The bus took no more at that moment.', todo: sendsAgain },
};

/** Lines that say why a letter is in its queue, and what to do about it. */
export function whyHere(read: ReadLetter): string[] {
  const { letter, problem, reason, standing } = read;
  if (standing === 'foreign') {
    return [
      'why       Nothing says that it is ours.',
      'to do     Find out who sent it. "replay send" leaves it alone.',
    ];
  }
  const known = explanations[reason] ?? (problem === undefined ? undefined : explanations[problem]);
  const detail = attributeText(letter, 'detail') ?? attributeText(letter, 'ERROR_MESSAGE');
  const why = [reason, known?.why ?? 'No text of ours explains this code.', detail].filter(Boolean).join(': ');
  const next =
    standing === 'poison' ? [`as it is  It would fail again: ${explanations[problem ?? '']?.why ?? ''}`] : [];
  return [`why       ${why}`, `to do     ${todoFor(read, known)}`, ...next];
}

function todoFor({ standing, id }: ReadLetter, known: Explanation | undefined): string {
  if (standing === 'record') return 'Hand it to the audit function again: cognito-to-kafka replay send.';
  const todo = known?.todo ?? `Repair what the code names. ${sendsAgain}`;
  return todo.replace('--id ID', `--id ${id ?? 'ID'}`);
}
