import { rm } from 'node:fs/promises';
import { join } from 'node:path';

const above = { INSTALLED_PACKAGE: '.', PACKAGE_CHECKERS: '../..', STOCK_APP: '..' };

export default async function removePackage(): Promise<void> {
  for (const [variable, folder] of Object.entries(above)) {
    const path = process.env[variable];
    if (path !== undefined) await rm(join(path, folder), { recursive: true, force: true });
  }
}
