import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A certificate and its key, both PEM; never meant for anything but this machine. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of our own, with a folder for its files. */
export interface Authority extends Certificate {
  readonly folder: string;
  readonly name: string;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];

/** Makes an authority that is good for two days; needs the command openssl. */
export async function createAuthority(folder: string, name: string): Promise<Authority> {
  await mkdir(folder, { recursive: true });
  const authority = await create(folder, name, []);
  return { folder, name, ...authority };
}

/** Makes a certificate of that authority for 127.0.0.1 and for a client of that name alike. */
export async function issueCertificate({ folder, name: authority }: Authority, name: string): Promise<Certificate> {
  const [ca, caKey] = [join(folder, `${authority}.pem`), join(folder, `${authority}.key`)];
  const alternatives = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
  return create(folder, name, ['-CA', ca, '-CAkey', caKey, '-addext', alternatives, ...leaf]);
}

const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE'];

async function create(folder: string, name: string, options: readonly string[]): Promise<Certificate> {
  const [certificate, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const subject = ['-subj', `/CN=${name}`, '-keyout', key, '-out', certificate];
  await promisify(execFile)('openssl', ['req', '-x509', ...newKey, ...subject, ...options]);
  return { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') };
}

/** Puts the key and its certificate into one file, as a broker wants it. Gives the file's path. */
export async function writeKeyStore({ certificate, key }: Certificate, file: string): Promise<string> {
  await writeFile(file, `${key}${certificate}`, { mode: 0o600 });
  return file;
}
