import { checkSample } from '../../../../triggers/observer/check-sample.ts';
import { aTriggerEvent, anId } from '../../../given/builders/a-trigger-event.ts';

const ports = { privacy: () => Promise.resolve({ policy: {} }), newId: () => anId(1) };

test('accepts a sample of which an event can be made', async () => {
  await expect(checkSample(aTriggerEvent(), ports)).resolves.toBeUndefined();
});

test.each([
  [{ ...aTriggerEvent(), triggerSource: 'PreCoffee_Served' }, 'UNKNOWN_TRIGGER_SOURCE'],
  [undefined, 'NOT_A_TRIGGER_EVENT'],
])('rejects %.40j with the code of its problem', async (sample, code) => {
  await expect(checkSample(sample, ports)).rejects.toThrow(new Error(`No event can be made of it: ${code}`));
});

test('rejects a sample whose event would violate its schema', async () => {
  await expect(checkSample(aTriggerEvent(), { ...ports, newId: () => 'no id' })).rejects.toThrow('SCHEMA_VIOLATED');
});

test('rejects as the privacy policy does', async () => {
  const privacy = () => Promise.reject(new Error('no key'));

  await expect(checkSample(aTriggerEvent(), { ...ports, privacy })).rejects.toThrow('no key');
});
