import { declareOptions } from '../../command-line/declaration.ts';

/** Options that select messages, the same for every command. */
export const filterOptions = declareOptions({
  type: { value: 'TYPE', repeatable: true, text: "Event type, with * for any characters: 'cognito.login.*'" },
  reason: { value: 'CODE', repeatable: true, text: 'Reason of the failure, as "replay list" prints it' },
  subject: { value: 'SUB', text: 'User of the event' },
  since: { value: 'TIME', text: 'Start of the event times: 2026-11-24T03:00:00Z, or 30m, 12h, 7d ago' },
  until: { value: 'TIME', text: 'End of the event times, which is not included' },
  id: { value: 'ID', repeatable: true, text: 'Id of the event or of the message' },
  where: {
    value: 'EXPR',
    text: 'JMESPath on the event, true for the selected events: "data.clientId == \'abc\'". For a missing property: "data.newDevice == `null`", because !data.newDevice is not true for it',
  },
});
