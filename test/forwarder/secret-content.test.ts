import { ConnectError } from '../../forwarder/connect-error.ts';
import { caIn, certificateIn, passwordIn } from '../../forwarder/secret-content.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:kafka-AbCdEf';
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

test('user and password are taken, and what else is there is left', () => {
  const text = JSON.stringify({ username: 'ann', password: 'hunter2', engine: 'kafka' });

  expect(passwordIn(text, arn)).toEqual({ username: 'ann', password: 'hunter2' });
});

test('certificate and key are taken, with a passphrase if there is one', () => {
  const pair = { certificate: pem, privateKey: 'key' };

  expect(certificateIn(JSON.stringify(pair), arn)).toEqual({ cert: pem, key: 'key' });
  expect(certificateIn(JSON.stringify({ ...pair, passphrase: 'hunter2' }), arn)).toEqual({
    cert: pem,
    key: 'key',
    passphrase: 'hunter2',
  });
});

test.each([pem, `\n${pem}${pem}`])('a CA may stand in a secret as it is', (text) => {
  expect(caIn(text, arn)).toBe(text);
});

test('a CA may stand in JSON', () => {
  expect(caIn(JSON.stringify({ ca: pem }), arn)).toBe(pem);
});

test.each([
  '',
  'hunter2',
  '"hunter2"',
  'null',
  '["hunter2"]',
  '{"username":"bob"}',
  '{"username":"","password":"hunter2"}',
  '{"username":"bob","password":7}',
  '{"certificate":"hunter2","privateKey":""}',
  '{"ca":{}}',
])('%j is refused: the secret and the form it has to have are named, its content is not', (text) => {
  for (const [read, form] of [
    [passwordIn, '{"username", "password"}'],
    [certificateIn, '{"certificate", "privateKey"}'],
    [caIn, '{"ca"}'],
  ] as const) {
    const error = thrownBy(() => read(text, arn));
    expect(error).toMatchObject({ code: 'KAFKA_CREDENTIALS_UNAVAILABLE', isFinal: true });
    expect(error.message).toContain(`${arn} cannot be used: it has to be JSON ${form}`);
    expect(error.message).not.toMatch(/hunter2|bob/);
  }
});

function thrownBy(read: () => unknown): ConnectError {
  try {
    read();
  } catch (error) {
    if (error instanceof ConnectError) return error;
  }
  throw new Error('That was accepted.');
}
