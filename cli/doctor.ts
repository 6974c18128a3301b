import { exitCodes, type Command } from './command.ts';
import { UsageError } from '../platform/usage-error.ts';
import { parseOptions } from './parse-options.ts';
import { configChecks } from './doctor/config-checks.ts';
import type { ConnectDoctor } from './doctor/doctor-ports.ts';
import type { Finding } from './doctor/finding.ts';
import { quotaChecks } from './doctor/quota-checks.ts';
import { stackChecks } from './doctor/stack-checks.ts';

/** `cognito-to-kafka doctor`: what a deployment would stumble over, before and after it. */
export const doctorCommand = (connect: ConnectDoctor): Command => ({
  summary: 'Check what a deployment needs and what a deployed stack depends on; change nothing.',
  usage: `cognito-to-kafka doctor (--stack NAME | --config FILE) [--logins-per-second N] [--json]

  cognito-to-kafka doctor --config pipeline.json             before a deployment
  cognito-to-kafka doctor --stack CognitoToKafka             after it, Kafka included
  cognito-to-kafka doctor --stack CognitoToKafka --logins-per-second 500

--stack NAME           the deployed stack
--config FILE          the pipeline's configuration, as for cdk deploy -c config=FILE; - for the standard input
--logins-per-second N  hold the quotas of the account against so many, 1 to 100000
--json                 one JSON object for each check: check, state, text, remedy
--region, --profile, --endpoint-url   as for the AWS CLI; without them its environment and files hold

Exit code: 0 no problem (warnings may be), 1 a problem, 2 wrong arguments.`,
  async run(argv, { out, read }) {
    const { stack, config, logins, json, aws: settings } = readOptions(argv);
    const aws = await connect(settings);
    const findings = [
      ...(stack === undefined ? await configChecks(aws, await read(config)) : await stackChecks(aws, stack)),
      ...(logins === undefined ? [] : await quotaChecks(aws, logins)),
    ];
    for (const found of findings) for (const line of json ? [JSON.stringify(found)] : linesOf(found)) out(line);
    return findings.some(({ state }) => state === 'problem') ? exitCodes.failed : exitCodes.done;
  },
});

function readOptions(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseOptions({
    args: [...argv],
    options: {
      stack: text,
      config: text,
      'logins-per-second': text,
      json: { type: 'boolean', default: false },
      region: text,
      profile: text,
      'endpoint-url': text,
    },
  });
  const { stack, config, region, profile, json, 'endpoint-url': endpoint, 'logins-per-second': logins } = values;
  if ((stack === undefined) === (config === undefined)) throw new UsageError('Say --stack NAME or --config FILE.');
  if (logins !== undefined && !(/^\d{1,6}$/.test(logins) && Number(logins) >= 1 && Number(logins) <= 100_000)) {
    throw new UsageError(`--logins-per-second takes a number, 1 to 100000; it is "${logins}".`);
  }
  return {
    stack,
    config: config ?? '-',
    logins: logins === undefined ? undefined : Number(logins),
    json,
    aws: { ...(region && { region }), ...(profile && { profile }), ...(endpoint && { endpoint }) },
  };
}

const linesOf = ({ state, check, text, remedy }: Finding): string[] => [
  `${state.padEnd(8)} ${check}: ${text}`,
  ...(remedy === undefined ? [] : [`         → ${remedy}`]),
];
