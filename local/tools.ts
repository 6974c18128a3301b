import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { classDataArchive, kafkaJars, startKafka, stopKafka } from './kafka.ts';
import { ministackPython } from './ministack.ts';
import { localFolder } from './paths.ts';
import { freePort } from './ports.ts';

const run = promisify(execFile);
const recipe = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

/**
 * Installs what the local stack needs and does not have yet, into `.local/`: the broker's jars (Maven) with their
 * class-data archive, and the AWS emulator (pip). Throws, with the installer's own words, what failed and what it needs.
 */
export async function installTools(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  await Promise.all([installKafka(say, signal), installMiniStack(say)]);
}

async function installKafka(say: (line: string) => void, signal: AbortSignal | undefined): Promise<void> {
  await once({ folder: dirname(kafkaJars), recipe: recipe('kafka-pom.xml'), what: 'Apache Kafka' }, say, async () => {
    const pom = join(import.meta.dirname, 'kafka-pom.xml');
    await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${kafkaJars}`]);
  });
  const { stderr: java } = await run('java', ['-version']);
  // The archive fits one Java and one list of jars only.
  const archive = java + recipe('kafka-pom.xml');
  await once(
    { folder: dirname(classDataArchive), name: 'archive', recipe: archive, what: "Kafka's class data" },
    say,
    () => archiveClassData(signal),
  );
}

/** Lets a broker start and end once while Java notes the classes it loads. */
async function archiveClassData(signal: AbortSignal | undefined): Promise<void> {
  rmSync(classDataArchive, { force: true });
  const runFolder = await mkdtemp(join(localFolder, 'archive-run-'));
  const broker = { runFolder, port: await freePort(), controllerPort: await freePort() };
  try {
    await startKafka(broker, { jvmOptions: [`-XX:ArchiveClassesAtExit=${classDataArchive}`], signal });
    await stopKafka(broker);
  } finally {
    await rm(runFolder, { recursive: true });
  }
}

async function installMiniStack(say: (line: string) => void): Promise<void> {
  const environment = dirname(dirname(ministackPython));
  const requirements = 'requirements.txt';
  await once({ folder: environment, recipe: recipe(requirements), what: 'MiniStack' }, say, async () => {
    rmSync(environment, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', environment]);
    const file = join(import.meta.dirname, requirements);
    await run(ministackPython, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', file]);
  });
}

interface Installation {
  readonly folder: string;
  /** Name of the mark that is left when it is done. @default "installed" */
  readonly name?: string;
  /** What it was made from: another recipe installs it again. */
  readonly recipe: string;
  readonly what: string;
}

async function once(
  { folder, name = 'installed', recipe, what }: Installation,
  say: (line: string) => void,
  install: () => Promise<void>,
): Promise<void> {
  const mark = join(folder, `${name}.sha256`);
  const hash = createHash('sha256').update(recipe).digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  const begin = Date.now();
  try {
    await install();
  } catch (cause) {
    const { stdout = '', stderr = '', message } = cause as Error & { stdout?: string; stderr?: string };
    throw new Error(`Installing ${what} failed.\n${stdout}${stderr || message}`.trimEnd(), { cause });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, hash);
  say(`installed ${what} in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}
