import { join } from 'node:path';

/** The project's root folder. */
export const projectRoot = join(import.meta.dirname, '../..');

/** Where everything that is installed or written locally lives; deleting it is safe. */
export const localFolder = join(projectRoot, '.local');

/** Folder of the Python extensions of the AWS emulator. */
export const emulatorFolder = join(projectRoot, 'local/emulator');
