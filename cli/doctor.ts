import { exitCodes, type Command, type CommandPorts } from './command.ts';
import { awsSettings } from './declarations/aws-options.ts';
import { doctorDeclaration } from './declarations/doctor.ts';
import { configChecks } from './doctor/config-checks.ts';
import type { ConnectDoctor } from './doctor/doctor-ports.ts';
import type { Finding } from './doctor/finding.ts';
import { quotaChecks } from './doctor/quota-checks.ts';
import { stackChecks } from './doctor/stack-checks.ts';

/** `cognito-to-kafka doctor`. */
export const doctorCommand = (connect: ConnectDoctor): Command<CommandPorts, typeof doctorDeclaration> => ({
  declaration: doctorDeclaration,
  async run({ values }, { stdout, read }) {
    const { stack, config, json, 'logins-per-second': logins } = values;
    const aws = await connect(awsSettings(values));
    const findings = [
      ...(config === undefined ? await stackChecks(aws, stack) : await configChecks(aws, await read(config))),
      ...(logins === undefined ? [] : await quotaChecks(aws.account, logins)),
    ];
    for (const found of findings) for (const line of json ? [JSON.stringify(found)] : linesOf(found)) stdout(line);
    return findings.some(({ state }) => state === 'problem') ? exitCodes.failed : exitCodes.done;
  },
});

const linesOf = ({ state, check, text, fix }: Finding): string[] => [
  `${state.padEnd(8)} ${check}: ${text}`,
  ...(fix === undefined ? [] : [`         Fix: ${fix}`]),
];
