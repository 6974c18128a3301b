import { missingTools, type RunCommand } from '../../../../local/rig/machine.ts';

const goodMachine: Readonly<Record<string, string>> = {
  [process.execPath]: 'v24.21.0\n',
  java: 'openjdk version "21.0.4" 2024-07-16\nOpenJDK Runtime Environment\n',
  mvn: 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)\nJava version: 21.0.4\n',
  python3: 'Python 3.12.3\n',
};

/** A machine where commands print what is given here; one that prints nothing is not there. */
function machine(over: Readonly<Record<string, string | undefined>>): RunCommand {
  const printed = { ...goodMachine, ...over };
  return (command, args) => {
    const text = printed[command];
    return text === undefined
      ? Promise.reject(new Error(`spawn ${command} ENOENT ${args.join(' ')}`))
      : Promise.resolve(text);
  };
}

test('a machine that has everything lacks nothing', async () => {
  expect(await missingTools(machine({}))).toEqual([]);
});

test.each([
  ['Java', { java: 'openjdk version "17" 2021-09-14' }],
  ['Java', { java: 'java version "26-ea" 2026-03-17' }],
  ['Maven', { mvn: 'Apache Maven 3.6.0' }],
  ['Maven', { mvn: '\u001b[1mApache Maven 4.0.0-rc-5\u001b[m' }],
  ['Python', { python3: 'Python 3.10.0' }],
  ['Python', { python3: 'Python 4.0.0' }],
  ['Node', { [process.execPath]: 'v22.18.0' }],
])('%s will do: %j', async (_name, over) => {
  expect(await missingTools(machine(over))).toEqual([]);
});

test.each([
  ['java', 'Java 17.0', 'adoptium.net'],
  ['mvn', 'Maven 3.6', 'apt install maven'],
  ['python3', 'Python 3.10', 'apt install python3'],
  [process.execPath, 'Node 22.18', 'nodejs.org'],
])('a machine without %s has a problem with the needed version and its download', async (command, wanted, howToGet) => {
  const [problem, ...others] = await missingTools(machine({ [command]: undefined }));

  expect(problem).toContain(`${wanted} or newer is needed, and \`${command}\` is not on the PATH. Get it: `);
  expect(problem).toContain(howToGet);
  expect(others).toEqual([]);
});

test.each([
  ['Java 17.0', '11.0', { java: 'openjdk version "11.0.24" 2024-07-16' }],
  ['Java 17.0', '1.8', { java: 'java version "1.8.0_392"' }],
  ['Java 17.0', '16.0', { java: 'openjdk version "16" 2021-03-16' }],
  ['Maven 3.6', '3.5', { mvn: 'Apache Maven 3.5.4' }],
  ['Maven 3.6', '2.9', { mvn: 'Apache Maven 2.9.9' }],
  ['Python 3.10', '3.9', { python3: 'Python 3.9.19' }],
  ['Python 3.10', '2.7', { python3: 'Python 2.7.18' }],
  ['Node 22.18', '22.17', { [process.execPath]: 'v22.17.1' }],
  ['Node 22.18', '20.19', { [process.execPath]: 'v20.19.2' }],
])('%s is asked of a machine that has %s', async (wanted, found, over) => {
  const problems = await missingTools(machine(over));

  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${wanted} or newer is needed, and this machine has ${found}. Get it: `);
});

test('a tool whose version cannot be read is not taken for good', async () => {
  const [problem] = await missingTools(machine({ java: 'The operation could not be completed.' }));

  expect(problem).toContain('this machine has an unknown version. Get it: https://adoptium.net');
});

test('all missing tools are reported together', async () => {
  const problems = await missingTools(machine({ java: undefined, mvn: undefined, python3: 'Python 3.8.1' }));

  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['Java', 'Maven', 'Python']);
});
