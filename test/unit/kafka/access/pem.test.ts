import { X509Certificate } from 'node:crypto';
import { pemBlocks } from '../../../../kafka/access/pem.ts';
import { clientCertificate, otherCertificate, otherKey } from '../../../given/builders/pem-files.ts';

const both = clientCertificate + otherCertificate;

test.each([
  ['as it is', both],
  ['on one line', both.replaceAll('\n', ' ')],
  ['on one line without spaces', both.replaceAll('\n', '')],
  [String.raw`with \n as two characters`, both.replaceAll('\n', String.raw`\n`)],
  [String.raw`with \\n, escaped twice`, both.replaceAll('\n', String.raw`\\n`)],
  [String.raw`with \r\n as four characters`, both.replaceAll('\n', String.raw`\r\n`)],
  ['with line ends of Windows', both.replaceAll('\n', '\r\n')],
  ['with indented lines', both.replaceAll('\n', '\n    ')],
  ['in base64', Buffer.from(both).toString('base64')],
  ['with text around it', `subject=CN = client\n${both}\nend`],
])('reads PEM %s', (_form, text) => {
  expect(pemBlocks(text)).toEqual([
    { label: 'CERTIFICATE', text: clientCertificate },
    { label: 'CERTIFICATE', text: otherCertificate },
  ]);
});

test('keeps the headers of a key that OpenSSL encrypted in its old way', () => {
  const expected = [{ label: 'EC PRIVATE KEY', text: otherKey }];

  expect(pemBlocks(otherKey)).toEqual(expected);
  expect(pemBlocks(otherKey.replaceAll('\n', ' '))).toEqual(expected);
  expect(pemBlocks(otherKey.replaceAll('\n', String.raw`\n`))).toEqual(expected);
});

test.each(['', 'text', '-----BEGIN CERTIFICATE-----', clientCertificate.slice(0, -20), '{}'])(
  'finds no block in %j',
  (text) => {
    expect(pemBlocks(text)).toEqual([]);
  },
);

test('reads a text that only looks like PEM in linear time', () => {
  const begin = Date.now();
  pemBlocks('-----BEGIN A-----'.repeat(5_000));
  pemBlocks(`-----BEGIN A-----${'-'.repeat(60_000)}`);

  expect(Date.now() - begin).toBeLessThan(1_000);
});

test('returns blocks that OpenSSL reads', () => {
  expect(pemBlocks(both).map(({ text }) => new X509Certificate(text).subject)).toEqual(['CN=client', 'CN=other']);
});
