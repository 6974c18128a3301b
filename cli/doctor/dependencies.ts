import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, GetMetricStatisticsCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetRoleCommand, IAMClient, paginateSimulatePrincipalPolicy } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { busDimension, metricNamespace } from '../../contracts/metrics.ts';
import { findTrail } from '../../infra/deploy-checks/audit-trail.ts';
import { requireEventBus } from '../../infra/deploy-checks/event-bus-exists.ts';
import { smokeDependencies } from '../smoke/dependencies.ts';
import { attachmentDependencies } from '../user-pool/dependencies.ts';
import type { ConnectDoctor } from './doctor-ports.ts';

const parameter = '/cdk-bootstrap/hnb659fds/version';
const patienceMs = 20_000;
const dayMs = 24 * 3600 * 1000;

/** Creates the adapters of AWS. */
export const doctorDependencies: ConnectDoctor = async (settings) => {
  const { stack, queues, forwarder } = smokeDependencies.aws(settings);
  const { pools, isPermitted } = await attachmentDependencies(settings);
  const watch = new CloudWatchClient(settings);
  const [lambda, policies] = [new LambdaClient(settings), new IAMClient(settings)];
  const region = () => lambda.config.region();
  return {
    stack,
    queues,
    forwarder,
    pools: { describe: pools.describe, isPermitted },
    account: {
      region,
      bootstrapVersion: async () => {
        const command = new GetParameterCommand({ Name: parameter });
        const found = await new SSMClient(settings).send(command).catch((error: unknown) => {
          if ((error as Error).name === 'ParameterNotFound') return undefined;
          throw error;
        });
        return found?.Parameter?.Value === undefined ? undefined : Number(found.Parameter.Value);
      },
      concurrency: async () => {
        const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
        return AccountLimit?.ConcurrentExecutions ?? 0;
      },
      trail: async () => (await findTrail(new CloudTrailClient(settings), AbortSignal.timeout(patienceMs))).sentence,
      bus: (name) => requireEventBus(new EventBridgeClient(settings), name),
    },
    iam: {
      region,
      caller: async () => (await new STSClient(settings).send(new GetCallerIdentityCommand({}))).Arn ?? '',
      roleArn: async (RoleName) => (await policies.send(new GetRoleCommand({ RoleName }))).Role?.Arn ?? '',
      functionRole: async (FunctionName) =>
        (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).Role ?? '',
      denied: async (PolicySourceArn, actions, resources) => {
        const input = { PolicySourceArn, ActionNames: [...actions], ResourceArns: [...resources] };
        const denied: string[] = [];
        for await (const { EvaluationResults = [] } of paginateSimulatePrincipalPolicy({ client: policies }, input)) {
          const refused = EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed');
          denied.push(...refused.map(({ EvalActionName = '' }) => EvalActionName));
        }
        return denied;
      },
    },
    cloudWatch: {
      alarms: async (AlarmNamePrefix) => {
        const found: { name: string; state: string }[] = [];
        for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client: watch }, { AlarmNamePrefix }))
          found.push(
            ...MetricAlarms.map(({ AlarmName = '', StateValue = '' }) => ({ name: AlarmName, state: StateValue })),
          );
        return found;
      },
      countedInDay: async (MetricName, busName) => {
        const EndTime = new Date();
        const { Datapoints = [] } = await watch.send(
          new GetMetricStatisticsCommand({
            Namespace: metricNamespace,
            MetricName,
            Dimensions: [{ Name: busDimension, Value: busName }],
            StartTime: new Date(EndTime.getTime() - dayMs),
            EndTime,
            Period: dayMs / 1000,
            Statistics: ['Sum'],
          }),
        );
        return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
      },
    },
  };
};
