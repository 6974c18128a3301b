import { installPackage } from './install-package.ts';

/** Packs and installs the package once for all the tests of this project; they find it in the environment. */
export default async function packPackage(): Promise<void> {
  process.env['INSTALLED_PACKAGE'] = await installPackage();
}
