import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { lookForTrail } from '../../infra/deploy-checks/audit-trail.ts';
import { requireEventBus } from '../../infra/deploy-checks/event-bus-exists.ts';
import { smokePorts } from '../smoke/connect-aws.ts';
import { connectPools } from '../user-pool/connect-aws.ts';
import type { ConnectDoctor } from './doctor-ports.ts';

const parameter = '/cdk-bootstrap/hnb659fds/version';
const patienceMs = 20_000;

/** AWS as it is. */
export const connectDoctor: ConnectDoctor = async (settings) => {
  const lambda = new LambdaClient(settings);
  return {
    ...(await connectPools(settings)),
    bootstrapVersion: async () => {
      const command = new GetParameterCommand({ Name: parameter });
      const found = await new SSMClient(settings).send(command).catch((error: unknown) => {
        if ((error as Error).name === 'ParameterNotFound') return undefined;
        throw error;
      });
      return found?.Parameter?.Value === undefined ? undefined : Number(found.Parameter.Value);
    },
    trail: () => lookForTrail(new CloudTrailClient(settings), AbortSignal.timeout(patienceMs)),
    bus: (name) => requireEventBus(new EventBridgeClient(settings), name),
    checkKafka: smokePorts.aws(settings).checkKafka,
    accountConcurrency: async () => {
      const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    region: () => lambda.config.region(),
  };
};
