import { createdBusName } from '../infra/bus-name.ts';
import { keyStatements } from '../infra/key-statements.ts';
import { eachLine, exitCodes, type Command } from './command.ts';
import { parseArn } from '../platform/arn.ts';
import { UsageError } from '../platform/usage-error.ts';
import { readConfigFile } from './config-file.ts';
import { parseOptions } from './parse-options.ts';

/** `cognito-to-kafka key-policy`: what the owner of a KMS key adds to its policy, before the deployment. */
export const keyPolicyCommand: Command = {
  summary: 'Print the statements that the policy of your KMS key needs for a pipeline; asks AWS for nothing.',
  usage: `cognito-to-kafka key-policy --config FILE

  cognito-to-kafka key-policy --config pipeline.json > statements.json

--config FILE   pipeline configuration, whose encryption.keyArn names the key

The statements are a JSON array: the owner of the key puts them beside those that are there, before the pipeline is deployed.
Exit code: 0 done, 2 wrong arguments.`,
  async run(argv, ports) {
    const { values } = parseOptions({ args: [...argv], options: { config: { type: 'string' } } });
    if (values.config === undefined) throw new UsageError('--config: the pipeline configuration is missing');
    const { encryption, eventBus, stackName, operations } = await readConfigFile(values.config, ports);
    if (encryption?.keyArn === undefined)
      throw new UsageError(
        `--config ${values.config}: encryption.keyArn names no key; one that the stack makes has them`,
      );
    const { partition = '', region = '', accountId: account = '' } = parseArn(encryption.keyArn) ?? {};
    const statements = keyStatements({
      partition,
      region,
      account,
      busName: eventBus?.name ?? createdBusName(stackName),
      createsAlarmTopic: operations.alarmTopicArn === undefined,
    });
    eachLine(JSON.stringify(statements, undefined, 2), ports.out);
    return exitCodes.done;
  },
};
