import type { Reader } from '../../kafka/reader.ts';
import type { Arn } from '../../platform/arn.ts';
import type { Clock } from '../../replay/replay-ports.ts';
import { followTopics, type Followed } from '../feed/follow-topics.ts';
import { receivedRecord } from '../feed/received-record.ts';
import type { FeedListener, FeedPort } from '../ports/feed-port.ts';
import type { EventFeed } from '../wire/abilities.ts';
import type { PanelProblem } from '../wire/panel-problem.ts';
import { receivedFromBus } from './bus-message.ts';
import { costOfBusFeed } from './cost-of-bus-feed.ts';
import { kafkaProblem } from './kafka-problem.ts';
import type { BusMessagesPort, TemporaryPort } from './live-aws.ts';
import { openBusFeed, type OpenBusFeed } from './open-bus-feed.ts';
import { panelProblemOf, type ExplainFailure } from './panel-problem-of.ts';
import { removeLeftOvers } from './remove-left-overs.ts';
import { temporaryPrefix, type Owner } from './temporary-pair.ts';

/** The topics with a way to connect, or the reason why the settings of Kafka are unknown. */
export type KafkaSource =
  { readonly topics: readonly string[]; readonly connect: () => Promise<Reader> } | { readonly problem: PanelProblem };

export interface AwsFeedOptions {
  readonly stack: string;
  /** Name or ARN. */
  readonly bus: string;
  /** ARN of a queue of the stack, for the account and the Region. Rejects with the error of SQS. */
  readonly place: () => Promise<Arn>;
  readonly kafka: KafkaSource;
  readonly temporary: TemporaryPort & BusMessagesPort;
  readonly clock: Pick<Clock, 'now'>;
  readonly owner: Owner;
  readonly isRunning: (process: number) => boolean;
  readonly newId: () => string;
  readonly explain: ExplainFailure;
  /** Receives a line for the operator's terminal. */
  readonly report: (line: string) => void;
  /** Pause between two connections to Kafka, in milliseconds. @default 10000 */
  readonly retryMs?: number;
}

/** Reads the topics if Kafka is reachable. If not, it offers the bus, and creates a temporary rule and queue only when asked to. */
export function awsFeed(options: AwsFeedOptions): FeedPort {
  const { stack, bus, kafka, temporary, clock, owner, explain, report, newId, retryMs = 10_000 } = options;
  const inTurn = oneAfterAnother();
  const nextName = (): string => `${temporaryPrefix}${newId()}`;
  let listener: FeedListener | undefined;
  // SQS does not create a queue again within a minute after its deletion, so each pair has a new name.
  let name = nextName();
  /** Number of the attempt to follow the topics that counts: an earlier one may still end. */
  let attempt = 0;
  let current: EventFeed = { from: 'nowhere' };
  let [followed, open]: [Followed | undefined, OpenBusFeed | undefined] = [undefined, undefined];
  const nowMs = (): number => clock.now().getTime();
  const show = (feed: EventFeed, problem?: PanelProblem): EventFeed => {
    current = feed;
    listener?.onFeed(feed, problem);
    return feed;
  };
  const showNothing = (problem: PanelProblem): EventFeed =>
    show({ from: 'nowhere', offered: { rule: name, queue: name, cost: costOfBusFeed } }, problem);
  const follow = async (): Promise<void> => {
    if ('problem' in kafka) {
      showNothing(kafka.problem);
      return;
    }
    const { topics, connect } = kafka;
    attempt += 1;
    const own = attempt;
    followed = followTopics({
      topics,
      connect,
      retryMs,
      onRecord: (record) => {
        if (own === attempt) listener?.onEvent(receivedRecord(record, nowMs()));
      },
      onState: (failure) => {
        if (own !== attempt) return;
        if (failure) showNothing(kafkaProblem(failure));
        else show({ from: 'topic', topics });
      },
    });
    await followed.tried;
  };
  /** Resolves when the connections have ended, which takes seconds if the brokers do not answer. */
  const stopFollowing = (): Promise<void> => {
    const closing = followed;
    followed = undefined;
    attempt += 1;
    return closing?.close() ?? Promise.resolve();
  };
  const openBus = async (): Promise<void> => {
    const feed = { from: 'bus', bus, rule: name } as const;
    open = await openBusFeed({
      stack,
      bus,
      name,
      owner,
      temporary,
      messages: temporary,
      clock,
      place: await options.place(),
      onMessage: (body) => {
        listener?.onEvent(receivedFromBus(body, nowMs()));
      },
      onState: (failure) =>
        void show(feed, failure && panelProblemOf('events', 'sqs:ReceiveMessage', failure, explain)),
    });
    void stopFollowing();
    show(feed);
  };
  const closeBus = async (): Promise<void> => {
    const closing = open;
    if (!closing) return;
    const closed = name;
    open = undefined;
    name = nextName();
    await closing.close().catch((error: unknown) => {
      report(
        `Failed to remove the rule and the queue ${closed} (${(error as Error).message}). The next run removes them.`,
      );
    });
  };
  return {
    start: (given) =>
      inTurn(async () => {
        listener = given;
        const { isRunning } = options;
        const facts = { bus, stack, report, isRunning, machine: owner.machine, now: clock.now() };
        await Promise.all([follow(), removeLeftOvers(temporary, facts)]);
      }),
    choose: (from) =>
      inTurn(async () => {
        if (from === 'bus' && !open) await openBus();
        if (from === 'topic') {
          await closeBus();
          if (!followed) await follow();
        }
        return current;
      }),
    close: () =>
      inTurn(async () => {
        listener = undefined;
        await Promise.all([closeBus(), stopFollowing()]);
      }),
  };
}

/** Runs one work at a time: two tabs may ask for the bus at once, and the end waits for what was begun. */
function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
