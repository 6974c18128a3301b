import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LossAccount } from './loss-account.ts';

/** Logins of a run whose figures are stored. */
export const storedInvocations = 10_000;

const file = join(import.meta.dirname, 'loss-figures.json');

/** Reads the account of the last run with that many logins. A page is generated from it. */
export const readLossFigures = (): LossAccount => JSON.parse(readFileSync(file, 'utf8')) as LossAccount;

/** Stores the account of a run. */
export const writeLossFigures = (account: LossAccount): Promise<void> =>
  writeFile(file, `${JSON.stringify(account, undefined, 2)}\n`);
