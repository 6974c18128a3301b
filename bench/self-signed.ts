import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Files with a certificate for 127.0.0.1 and its key, PEM. */
export interface SelfSigned {
  readonly certificate: string;
  readonly key: string;
}

/** Makes a certificate that is good for two days, in a new folder; needs the command openssl. */
export async function selfSigned(): Promise<SelfSigned> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate],
  ]);
  return { certificate, key };
}
