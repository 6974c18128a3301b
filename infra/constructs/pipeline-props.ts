import { members, type ConfigProblem } from '../config/config-problem.ts';
import { keyProps, noDays, operationsProps, privacyProps, wholeDays, type CheckedProp } from './check-props.ts';
import type { IdentityEventPipelineProps } from './identity-event-pipeline-props.ts';

/** The checks of the props of a whole pipeline. */
export function pipelineProps(props: IdentityEventPipelineProps): CheckedProp[] {
  const { kafka, userPools, bus, archive = {}, trigger, audit = {}, operations = {}, encryption } = props;
  return [
    { prop: 'kafka', option: 'kafka', value: kafka },
    { prop: 'userPools', option: 'userPools', value: userPools },
    { prop: 'bus.existingName', option: 'eventBus.name', value: bus?.existingName },
    {
      prop: 'archive.retention',
      option: 'archive.retentionDays',
      value: archive ? wholeDays(archive.retention) : undefined,
    },
    { prop: 'trigger.delivery', option: 'delivery.mode', value: trigger?.delivery },
    { prop: 'trigger.publishTimeoutMs', option: 'delivery.timeoutMs', value: trigger?.publishTimeoutMs },
    {
      prop: 'trigger.reservedConcurrency',
      option: 'delivery.reservedConcurrency',
      value: trigger?.reservedConcurrency,
    },
    { prop: 'audit.create', option: 'audit.createTrail', value: audit ? audit.create : undefined },
    {
      prop: 'audit.rememberUsersDays',
      option: 'audit.rememberUsersDays',
      value: audit ? audit.rememberUsersDays || undefined : undefined,
    },
    ...privacyProps(props),
    ...operationsProps(operations, 'operations.'),
    ...(encryption ? keyProps(encryption, 'encryption.keyArn') : []),
    { prop: 'removalPolicy', option: 'removalPolicy', value: props.removalPolicy },
    { prop: 'schemaRegistry', option: 'schemaRegistry', value: props.schemaRegistry },
  ];
}

/** Mistakes that only a construct can have: a stack of the JSON configuration asks for the brokers of an unnamed cluster. */
export function pipelineProblems({ kafka, audit = {} }: IdentityEventPipelineProps): ConfigProblem[] {
  const { brokers, clusterArn } = members(kafka);
  const allowed = 'a list of host:port, or kafka.clusterArn in its place';
  const isUnnamed = brokers === undefined && clusterArn === undefined;
  return [
    ...(isUnnamed ? [{ path: ['kafka', 'brokers'], found: brokers, allowed }] : []),
    ...noDays('audit.rememberUsersDays', audit && audit.rememberUsersDays),
  ];
}
