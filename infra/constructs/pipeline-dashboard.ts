import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  LogQueryWidget,
  TextWidget,
  type IAlarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { metrics } from '../../contracts/metrics.ts';
import type { EventConsumer } from './event-consumer.ts';
import { deadLetterQueuesOf, type PipelineParts } from './pipeline-parts.ts';
import { ageOf, depthOf, errorsOf, ofRule, productMetric, throttlesOf, timed } from './pipeline-metrics.ts';
import { queryLines } from './saved-queries.ts';

/** Props of the dashboard. */
export interface PipelineDashboardProps extends PipelineParts {
  /** Alarms whose states the dashboard shows. */
  readonly alarms: readonly IAlarm[];
}

/** One page that answers: is everything arriving, how late, and what fails. */
export class PipelineDashboard extends Construct {
  /** Name of the dashboard. */
  readonly name: string;
  /** The dashboard, for your own widgets. */
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { alarms, bus, ...parts }: PipelineDashboardProps) {
    super(scope, id);
    const { trigger, outbox, forwarder, audit } = parts;
    const audits = audit ? [audit.function, ...(audit.knownUsers ? [audit.knownUsers.function] : [])] : [];
    const functions = [trigger.live, outbox.function, forwarder.function, ...audits];
    const queues = [forwarder.queue, outbox.queue, ...(audit ? [audit.queue] : [])];
    const deadLetterQueues = deadLetterQueuesOf(parts);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(3) });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 3 }));
    dashboard.addWidgets(heading('Is everything arriving?'));
    dashboard.addWidgets(
      graph('Events', [
        productMetric(metrics.eventsPublished, bus),
        productMetric(metrics.eventsDelivered, bus),
        productMetric(metrics.eventsSentToOutbox, bus),
        productMetric(metrics.eventsRecovered, bus),
      ]),
      graph('Nowhere but in a log, or nowhere', [
        productMetric(metrics.eventsNotPublished, bus),
        productMetric(metrics.eventsNotNormalized, bus),
        productMetric(metrics.recordsWithoutPool, bus),
      ]),
      graph(
        'Messages in dead-letter queues',
        deadLetterQueues.map((queue) => depthOf(queue)),
      ),
    );
    dashboard.addWidgets(heading('How late?'));
    dashboard.addWidgets(
      graph(
        'From the fact to Kafka, ms',
        [50, 99].map((p) => timed(metrics.deliveryLagMilliseconds, p, bus)),
      ),
      graph(
        'Kafka, ms per batch',
        [50, 99].map((p) => timed(metrics.kafkaMilliseconds, p, bus)),
      ),
      graph(
        'Oldest message, seconds',
        queues.map((queue) => ageOf(queue)),
      ),
    );
    dashboard.addWidgets(
      graph(
        'From the call to Kafka, ms: events of CloudTrail',
        [50, 99].map((p) => timed(metrics.auditLagMilliseconds, p, bus)),
      ),
      graph('Oldest message that was not accepted, ms', [
        productMetric(metrics.oldestRetriedMilliseconds, bus),
        productMetric(metrics.oldestInOutboxMilliseconds, bus),
      ]),
      graph('Canaries', [productMetric(metrics.canariesDelivered, bus)]),
    );
    dashboard.addWidgets(heading('What fails?'));
    dashboard.addWidgets(
      graph(
        'Errors',
        functions.map((lambda) => errorsOf(lambda)),
      ),
      graph(
        'Throttles',
        functions.map((lambda) => throttlesOf(lambda)),
      ),
      graph('Messages that Kafka did not take', [
        productMetric(metrics.eventsRetried, bus),
        productMetric(metrics.eventsDeadLettered, bus),
      ]),
      ...(audit
        ? [
            graph('CloudTrail records in the queue, and returned to it', [
              depthOf(audit.queue),
              productMetric(metrics.recordsRetried, bus),
            ]),
          ]
        : []),
    );
    dashboard.addWidgets(
      new LogQueryWidget({
        title: 'Why Kafka did not take them',
        logGroupNames: [forwarder.function.logGroup.logGroupName],
        queryLines: queryLines('failedBatches'),
        width: 24,
      }),
    );
    this.name = dashboard.dashboardName;
    this.dashboard = dashboard;
  }

  /** A row for a consumer: what its rule found and handed over, and what is in its dead-letter queue. */
  addConsumer({ node, rule, deadLetterQueue, alarm }: EventConsumer, bus: IEventBus): void {
    this.dashboard.addWidgets(heading(`Consumer ${node.id}`));
    this.dashboard.addWidgets(
      graph(
        'Events for it, handed over, tried again',
        (['MatchedEvents', 'Invocations', 'RetryInvocationAttempts'] as const).map((name) => ofRule(name, rule, bus)),
      ),
      graph('Messages in dead-letter queues', [depthOf(deadLetterQueue)]),
      new AlarmStatusWidget({ title: 'Alarm', alarms: [alarm], width: 8, height: 6 }),
    );
  }
}

const heading = (markdown: string): TextWidget => new TextWidget({ markdown: `## ${markdown}`, width: 24, height: 1 });

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
