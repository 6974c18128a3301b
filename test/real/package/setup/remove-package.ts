import { rm } from 'node:fs/promises';

export default async function removePackage(): Promise<void> {
  await rm(process.env['INSTALLED_PACKAGE'] ?? '', { recursive: true, force: true });
}
