import { Duration } from 'aws-cdk-lib';
import { Archive, type CfnArchive, type IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { busSource } from '../../contracts/bus.ts';
import { checkProps } from './check-props.ts';

/** Props of the archive. */
export interface EventArchiveProps {
  /** The bus whose events are stored. */
  readonly bus: IEventBus;
  /** How long the archive stores an event, 1 to 3650 whole days. @default Duration.days(14), the retention of the queues */
  readonly retention?: Duration;
}

/**
 * The identity events that reached the bus, to be replayed to consumers that lost them.
 */
export class EventArchive extends Construct {
  /** Name of the archive. */
  readonly archiveName: string;

  constructor(scope: Construct, id: string, { bus, retention = Duration.days(14) }: EventArchiveProps) {
    super(scope, id);
    checkProps(this, [{ prop: 'retention', option: 'archive.retentionDays', value: retention, unit: 'days' }]);
    const archive = new Archive(this, 'Archive', {
      sourceEventBus: bus,
      description: 'Identity events.',
      eventPattern: { source: [busSource] },
      retention,
    });
    // CDK writes an empty identifier, which names no key. Without one, AWS's own key is used ("CreateArchive").
    (archive.node.defaultChild as CfnArchive).kmsKeyIdentifier = undefined;
    this.archiveName = archive.archiveName;
  }
}
