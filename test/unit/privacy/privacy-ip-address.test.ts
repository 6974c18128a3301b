import { isIP } from 'node:net';
import fc from 'fast-check';
import { allowedIpAddress } from '../../../privacy/privacy.ts';

const include = { policy: { ipAddress: 'include' } } as const;
const truncate = { policy: { ipAddress: 'truncate' } } as const;

test.each(['192.0.2.77', '2001:db8:1:2::7', '::ffff:192.0.2.77', 'fe80::1%eth0'])('%s is included whole', (address) => {
  expect(allowedIpAddress(address, include)).toBe(address);
});

test.each([{ policy: { ipAddress: 'omit' } } as const, { policy: {} }])('omits the address under %j', (privacy) => {
  expect(allowedIpAddress('192.0.2.77', privacy)).toBeUndefined();
  expect(allowedIpAddress('2001:db8::7', privacy)).toBeUndefined();
});

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['0.0.0.0', '0.0.0.0/24'],
  ['255.255.255.255', '255.255.255.0/24'],
])('truncates %s to the network %s', (address, network) => {
  expect(allowedIpAddress(address, truncate)).toBe(network);
});

test.each([
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['::FFFF:192.0.2.77', '192.0.2.0/24'],
  ['::ffff:c000:24d', '192.0.2.0/24'],
  ['0:0:0:0:0:ffff:192.0.2.77', '192.0.2.0/24'],
  ['0000:0000:0000:0000:0000:FFFF:C000:024D', '192.0.2.0/24'],
  ['::ffff:192.0.2.77%eth0', '192.0.2.0/24'],
])('%s is an IPv4 address, of which %s is left', (address, network) => {
  expect(allowedIpAddress(address, truncate)).toBe(network);
});

// RFC 4291, 2765, 3056: the whole address says nothing else, or its /48 would have the IPv4 address in it.
test.each([
  ['::192.0.2.77', '192.0.2.0/24'],
  ['::100:1', '1.0.0.0/24'],
  ['::ffff:0:192.0.2.77', '192.0.2.0/24'],
  ['2002:c000:24d::', '192.0.2.0/24'],
  ['2002:c000:024d:1::5', '192.0.2.0/24'],
  ['2002:C000:24D:ffff:1:2:3:4%eth0', '192.0.2.0/24'],
  ['2002::1', '0.0.0.0/24'],
])('finds the IPv4 address in %s, and leaves %s', (address, network) => {
  expect(allowedIpAddress(address, truncate)).toBe(network);
});

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0DB8:0001:0002:0003:0004:0005:0006', '2001:db8:1::/48'],
  ['2001:db8:1:2::6', '2001:db8:1::/48'],
  ['2001:db8::6', '2001:db8:0::/48'],
  ['2001::6', '2001:0:0::/48'],
  ['2001:db8:1::', '2001:db8:1::/48'],
  ['2001:0:0:1:2:3:4:5', '2001:0:0::/48'],
  ['0:0:0:1:2:3:4:5', '0:0:0::/48'],
  ['::', '0:0:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['64:ff9b::192.0.2.77', '64:ff9b:0::/48'],
  ['64:ff9b:1:c000:2:4d00::', '64:ff9b:1::/48'],
  ['2001:0:c000:24d:0:ffff:3fff:fdb2', '2001:0:c000::/48'],
  ['fe80::5efe:192.0.2.77', 'fe80:0:0::/48'],
  ['2001:db8:1::200:5efe:192.0.2.77', '2001:db8:1::/48'],
  ['2001:db8::ffff:102:304', '2001:db8:0::/48'],
  ['::ffff:1:2:3', '0:0:0::/48'],
  ['::1:2', '0:0:0::/48'],
  ['::ff:1', '0:0:0::/48'],
])('truncates %s to the network %s', (address, network) => {
  expect(allowedIpAddress(address, truncate)).toBe(network);
});

test('returns the same for every last octet of an embedded IPv4 address', () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const hex = (...octets: number[]) =>
    Buffer.from(octets)
      .toString('hex')
      .replace(/(....)(?=.)/, '$1:');
  const embedded: readonly ((...octets: [number, number, number, number]) => string)[] = [
    (...octets) => `::ffff:${octets.join('.')}`,
    (...octets) => `::ffff:0:${octets.join('.')}`,
    (...octets) => `::${octets.join('.')}`,
    (...octets) => `2002:${hex(...octets)}::1`,
    // Teredo: the server as it is, the client with every bit turned over (RFC 4380).
    (...octets) => `2001:0:${hex(...octets)}:0:1::`,
    (...octets) => `2001:0:1:2:0:1:${hex(...octets.map((one) => one ^ 255))}`,
    (...octets) => `64:ff9b::${octets.join('.')}`,
    (a, b, c, d) => `64:ff9b:1:${hex(a, b, 0, c)}${hex(d, 0)}::`.replace(/(?<=:....:....)(?=....::)/, ':'),
    (...octets) => `fe80::5efe:${octets.join('.')}%eth0`,
  ];
  fc.assert(
    fc.property(fc.constantFrom(...embedded), octet, octet, octet, octet, octet, (form, a, b, c, d, other) => {
      const network = allowedIpAddress(form(a, b, c, d), truncate);

      expect(network).toBeDefined();
      expect(network).toBe(allowedIpAddress(form(a, b, c, other), truncate));
    }),
  );
});

test('truncates any address to its network, an address with a length', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const [base = '', length] = (allowedIpAddress(address, truncate) ?? '').split('/');

      expect([isIP(base), length]).toEqual(length === '24' ? [4, '24'] : [6, '48']);
      expect(base).toMatch(/^(\d+\.\d+\.\d+\.0|[\da-f]{1,4}:[\da-f]{1,4}:[\da-f]{1,4}::)$/);
    }),
  );
});

test.each([
  ...['', 'cognito-idp.amazonaws.com', 'AWS Internal', 'HIDDEN_DUE_TO_SECURITY_REASONS', '192.0.2', '192.0.2.256'],
  ...['192.0.2.77, 10.0.0.1', '192.0.2.77,10.0.0.1', 'for=192.0.2.77', '3221226061', '0xc000024d', '192.0.2.077'],
  ...['192.0.2.77:443', '[2001:db8::7]', '192.0.2.0/24', '2001:db8::g', ' 192.0.2.77', '1:2:3:4:5:6:7:8:9', undefined],
])('omits %p, which is not an address', (text) => {
  expect(allowedIpAddress(text, include)).toBeUndefined();
  expect(allowedIpAddress(text, truncate)).toBeUndefined();
});
