import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from './install-once.ts';

export interface MavenJars {
  /** File that names the jars as dependencies. Another content installs them again. */
  readonly pom: string;
  /** Folder for the jars, in the folder of the installation. */
  readonly jars: string;
  readonly what: string;
  readonly expectedMegabytes: number;
}

/** Downloads the jars with Maven, unless the folder has them. Rejects with Maven's output. */
export const installMavenJars = (
  { pom, jars, what, expectedMegabytes }: MavenJars,
  print: (line: string) => void,
): Promise<void> =>
  installOnce(
    { folder: dirname(jars), recipe: readFileSync(pom, 'utf8'), what, expectedMegabytes },
    print,
    async () => {
      const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`];
      await promisify(execFile)('mvn', ['-q', '-B', '-f', pom, ...goal]);
    },
  );
