import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cfnLintPython } from './cfn-lint.ts';
import { classDataArchive, kafkaJars, startKafka, stopKafka } from './kafka.ts';
import { interfaceEmulator, lambdaRuntimeFolder } from './lambda-runtime.ts';
import { ministackPython } from './ministack.ts';
import { installOnce } from './install-once.ts';
import { installMavenJars } from './maven-jars.ts';
import { emulatorFolder, localFolder } from './paths.ts';
import { dependenciesOf } from './python-project.ts';
import { freePort } from './tcp-ports.ts';

const run = promisify(execFile);

/**
 * Installs the missing tools of the local stack into `.local/`: the broker's jars (Maven) with their class-data archive, and the
 * AWS emulator (pip). Throws an error with the installer's output and the tools that it needs.
 */
export async function installTools(print: (line: string) => void, signal?: AbortSignal): Promise<void> {
  await Promise.all([installKafka(print, signal), installMiniStack(print)]);
}

async function installKafka(print: (line: string) => void, signal: AbortSignal | undefined): Promise<void> {
  const pom = join(import.meta.dirname, 'kafka-pom.xml');
  await installMavenJars({ pom, jars: kafkaJars, what: 'Apache Kafka', expectedMegabytes: 60 }, print);
  const { stderr: java } = await run('java', ['-version']);
  // The archive fits one Java and one list of jars only.
  const archive = java + readFileSync(pom, 'utf8');
  await installOnce(
    {
      folder: dirname(classDataArchive),
      name: 'archive',
      recipe: archive,
      what: "Kafka's class data",
      expectedMegabytes: 100,
    },
    print,
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

const installMiniStack = (print: (line: string) => void): Promise<void> =>
  installPython(
    {
      python: ministackPython,
      packages: dependenciesOf(readFileSync(join(emulatorFolder, 'pyproject.toml'), 'utf8')),
      what: 'MiniStack',
      expectedMegabytes: 90,
    },
    print,
  );

/** Installs cfn-lint, with which the tests check every template, into `.local/`. Throws as `installTools` does. */
export const installCfnLint = (print: (line: string) => void): Promise<void> =>
  installPython(
    { python: cfnLintPython, packages: ['cfn-lint==1.58.0'], what: 'cfn-lint', expectedMegabytes: 180 },
    print,
  );

/** The AWS CLI in its own virtual environment. */
export const awsCli = join(localFolder, 'aws-cli', 'bin', 'aws');

/** Installs the AWS CLI, with which a test deploys a template, into `.local/`. Throws as `installTools` does. */
export const installAwsCli = (print: (line: string) => void): Promise<void> =>
  installPython(
    {
      python: join(dirname(awsCli), 'python'),
      packages: ['awscli==1.46.3'],
      what: 'the AWS CLI',
      expectedMegabytes: 190,
    },
    print,
  );

interface PythonEnvironment {
  /** Path of the interpreter in the new virtual environment. */
  readonly python: string;
  /** Packages with their versions, as pip accepts them. */
  readonly packages: readonly string[];
  readonly what: string;
  readonly expectedMegabytes: number;
}

async function installPython({ python, packages, ...rest }: PythonEnvironment, print: (line: string) => void) {
  const folder = dirname(dirname(python));
  await installOnce({ folder, recipe: `${packages.join('\n')}\n`, ...rest }, print, async () => {
    rmSync(folder, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', folder]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  });
}

// AWS ships the emulator of the Runtime API only with the SAM CLI.
const emulatorPackage = 'aws-sam-cli==1.170.0';
const runtimePackage = {
  private: true,
  dependencies: { 'aws-lambda-ric': '4.0.2' },
  allowScripts: { 'aws-lambda-ric': true },
};

/**
 * Installs Lambda's own runtime for Node and the emulator of its Runtime API into `.local/`: the tests run the trigger
 * function under them. It is compiled, which takes a minute. Linux only. Throws as `installTools` does.
 */
export async function installLambdaRuntime(print: (line: string) => void): Promise<void> {
  const folder = lambdaRuntimeFolder;
  const recipe = JSON.stringify([runtimePackage, emulatorPackage, process.arch]);
  const needs = 'a C++ compiler, make, cmake, tar and xz';
  await installOnce({ folder, recipe, what: "Lambda's runtime", needs, expectedMegabytes: 30 }, print, async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify(runtimePackage, undefined, 2));
    const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
    const npm = ['install', '--no-audit', '--no-fund', '--no-package-lock'];
    await Promise.all([run('npm', npm, { cwd: folder, env: { ...process.env, PATH } }), takeEmulator()]);
  });
}

/** Takes the emulator for this machine out of its package. */
async function takeEmulator(): Promise<void> {
  const python = existsSync(ministackPython) ? ministackPython : 'python3';
  const download = await mkdtemp(join(tmpdir(), 'lambda-runtime-'));
  try {
    const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '-d', download];
    await run(python, [...pip, emulatorPackage]);
    const [wheel = ''] = await readdir(download);
    const member = `samcli/local/rapid/aws-lambda-rie-${process.arch === 'arm64' ? 'arm64' : 'x86_64'}`;
    const unzip = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(*sys.argv[2:])';
    await run(python, ['-c', unzip, join(download, wheel), member, download]);
    await copyFile(join(download, member), interfaceEmulator);
    await chmod(interfaceEmulator, 0o755);
  } finally {
    await rm(download, { recursive: true });
  }
}
