import { explainNoEvent } from '../../../../cli/normalize/explain-no-event.ts';
import { anAuditRecord } from '../../../given/builders/an-audit-record.ts';
import { anEvent } from '../../../given/builders/an-event.ts';

test('names the property of an event that violates its own schema, without its value', () => {
  const refused = anEvent({ data: { ...anEvent().data, username: '', clientId: 'hunter2' } });

  expect(explainNoEvent(anAuditRecord('ChangePassword'), { problem: 'SCHEMA_VIOLATED', refused })).toBe(
    'ChangePassword: the event that would come of it does not pass its own schema: ' +
      'data.username: found an empty string; allowed: a string that is not empty.',
  );
});
