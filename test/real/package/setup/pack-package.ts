import { installPackage, packPackage } from './install-package.ts';
import { installCheckers } from './package-checkers.ts';
import { createStockApp } from './stock-app.ts';

/** Packs and installs the package once for all the tests of this project; they find it in the environment. */
export default async function prepare(): Promise<void> {
  const checkers = installCheckers();
  const tarball = await packPackage();
  const stockApp = createStockApp(tarball);
  process.env['PACKAGE_TARBALL'] = tarball;
  process.env['INSTALLED_PACKAGE'] = await installPackage(tarball);
  process.env['PACKAGE_CHECKERS'] = await checkers;
  process.env['STOCK_APP'] = await stockApp;
}
