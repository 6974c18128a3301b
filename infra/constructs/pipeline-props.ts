import { members, type ConfigProblem } from '../config/config-problem.ts';
import { removalProblems } from './apply-removal-policy.ts';
import { deliveryProps, keyProps, operationsProps, otlpProps, privacyProps, type CheckedProp } from './check-props.ts';
import { nameProblems } from './pipeline-names.ts';
import type { IdentityEventPipelineProps } from './identity-event-pipeline-props.ts';

/** The checks of the props of a whole pipeline. */
export function pipelineProps(props: IdentityEventPipelineProps): CheckedProp[] {
  const { kafka, forwarder, userPools, bus, archive = {}, trigger, audit = {}, operations = {}, encryption } = props;
  return [
    { prop: 'kafka', option: 'kafka', value: kafka },
    { prop: 'forwarder', option: 'forwarder', value: forwarder },
    { prop: 'userPools', option: 'userPools', value: userPools },
    { prop: 'bus.existingName', option: 'eventBus.name', value: bus?.existingName },
    ...wholeParts({ archive, audit }),
    { prop: 'archive.enabled', option: 'archive.enabled', value: archive.enabled },
    { prop: 'archive.retention', option: 'archive.retentionDays', value: archive.retention, unit: 'days' },
    ...deliveryProps(trigger ?? {}, 'trigger.'),
    { prop: 'audit.enabled', option: 'audit.enabled', value: audit.enabled },
    { prop: 'audit.createTrail', option: 'audit.createTrail', value: audit.createTrail },
    {
      prop: 'audit.rememberUsersFor',
      option: 'audit.rememberUsersDays',
      value: audit.rememberUsersFor,
      unit: 'days',
    },
    ...privacyProps(props),
    ...otlpProps(props),
    ...operationsProps(operations, 'operations.'),
    ...(encryption ? keyProps(encryption, 'encryption.keyArn') : []),
    { prop: 'schemaRegistry', option: 'schemaRegistry', value: props.schemaRegistry },
  ];
}

/** Parts that a program in JavaScript may set to anything, such as `false`. */
const wholeParts = (parts: Readonly<Record<string, unknown>>): CheckedProp[] =>
  Object.entries(parts)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => ({ prop: name, option: name, value }));

/** Mistakes that only a construct can have: a stack of the JSON configuration asks for the brokers of an unnamed cluster. */
export function pipelineProblems(props: IdentityEventPipelineProps): ConfigProblem[] {
  const { kafka, removalPolicy, names, audit, operations } = props;
  const { brokers, clusterArn } = members(kafka);
  const allowed = 'a list of host:port, or kafka.clusterArn in its place';
  const isUnnamed = brokers === undefined && clusterArn === undefined;
  return [
    ...(isUnnamed ? [{ path: ['kafka', 'brokers'], found: brokers, allowed }] : []),
    ...removalProblems(removalPolicy),
    ...nameProblems(names, {
      hasAudit: audit?.enabled !== false,
      createsTopic: operations?.existingArn === undefined,
    }),
  ];
}
