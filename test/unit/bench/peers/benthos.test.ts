import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { hasGo } from '../../../../bench/peers/benthos-peer.ts';
import { benthosSettings } from '../../../../bench/peers/benthos-settings.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'go-'));

test('finds Go in any folder of the PATH', () => {
  const withGo = folder();
  writeFileSync(join(withGo, 'go'), '');

  expect(hasGo([folder(), withGo].join(delimiter))).toBe(true);
  expect(hasGo(folder())).toBe(false);
});

test('Benthos waits for all replicas, and keeps the reason of a message in the DLQ', () => {
  const place = { bootstrap: 'a:1,b:2', topic: 't', endpoint: 'http://e', queueUrl: 'q', deadLetterQueueUrl: 'd' };
  const text = JSON.stringify(benthosSettings(place));

  expect(text).toContain('"addresses":["a:1","b:2"]');
  expect(text).toContain('"ack_replicas":true');
  expect(text.match(/meta reason = [@a-z_()]+/g)).toEqual(['meta reason = error()', 'meta reason = @fallback_error']);
});
