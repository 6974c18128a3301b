import { stackOutputs, type OutputReader, type StackOutputName } from '../../contracts/stack-outputs.ts';
import { projectFiles, textOf } from './project-files.ts';

/** The files of each command that read outputs. */
const filesOfReaders: Readonly<Record<OutputReader, RegExp>> = {
  attach: /^cli\/(user-pool\/|(attach|detach|status)\.ts)/,
  doctor: /^cli\/doctor/,
  live: /^(cli\/)?live[/.]/,
  'npm start': /^local\//,
  replay: /^(cli\/)?replay\//,
  smoke: /^cli\/smoke/,
};

/** The outputs that a command reads by their names. The compiler knows that these are outputs. */
function readBy(reader: OutputReader): StackOutputName[] {
  const text = projectFiles
    .filter((path) => filesOfReaders[reader].test(path))
    .map(textOf)
    .join('\n');
  return (Object.keys(stackOutputs) as StackOutputName[]).filter((name) => text.includes(`'${name}'`));
}

// `doctor` simulates permissions on every queue.
const queues = (Object.keys(stackOutputs) as StackOutputName[]).filter((name) => name.endsWith('QueueUrl'));

test.each(Object.keys(filesOfReaders) as OutputReader[])(
  'names %s for the outputs that it reads, and no others',
  (reader) => {
    const described = Object.entries(stackOutputs).filter(([, output]) =>
      (output.readBy as readonly OutputReader[]).includes(reader),
    );
    const found = new Set([...readBy(reader), ...(reader === 'doctor' ? queues : [])]);

    expect(described.map(([name]) => name).sort()).toEqual([...found].sort());
    expect(found.size).toBeGreaterThan(2);
  },
);
