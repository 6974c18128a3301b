import { createdBusName } from '../infra/bus-name.ts';
import { keyStatements } from '../infra/key-statements.ts';
import { eachLine, exitCodes, type Command, type CommandPorts } from './command.ts';
import { parseArn } from '../platform/arn.ts';
import { UsageError } from '../platform/usage-error.ts';
import { readConfigFile } from './config-file.ts';
import { keyPolicyDeclaration } from './declarations/key-policy.ts';

/** `cognito-to-kafka key-policy`. */
export const keyPolicyCommand: Command<CommandPorts, typeof keyPolicyDeclaration> = {
  declaration: keyPolicyDeclaration,
  async run({ values }, ports) {
    if (values.config === undefined)
      throw new UsageError('--config is missing. Use --config FILE with a pipeline configuration.');
    const { encryption, eventBus, stackName, operations } = await readConfigFile(values.config, ports);
    if (encryption?.keyArn === undefined)
      throw new UsageError(
        `--config ${values.config}: encryption.keyArn names no key. A key that the stack creates has these statements already.`,
      );
    const { partition = '', region = '', accountId: account = '' } = parseArn(encryption.keyArn) ?? {};
    const statements = keyStatements({
      partition,
      region,
      account,
      busName: eventBus?.name ?? createdBusName(stackName),
      createsAlarmTopic: operations.alarmTopicArn === undefined,
    });
    eachLine(JSON.stringify(statements, undefined, 2), ports.stdout);
    return exitCodes.done;
  },
};
