import {
  CancelReplayCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  StartReplayCommand,
  type EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import { codeOf } from '../../platform/error-code.ts';

/** A part of an archive, and the rules of the bus that receive it. */
export interface ArchiveReplay {
  readonly name: string;
  readonly archive: string;
  readonly from: Date;
  readonly to: Date;
  readonly ruleArns: readonly string[];
}

/** The state of a replay. */
export interface ReplayState {
  /** STARTING, RUNNING, COMPLETED, FAILED, CANCELLING or CANCELLED of EventBridge; NOT_FOUND if it has no replay of the name. */
  readonly state: string;
  /** EventBridge's reason of the state, if it has one. */
  readonly reason?: string;
  /** Original time at the bus of the last replayed event. */
  readonly reached?: Date;
}

export interface ArchivePort {
  readonly start: (replay: ArchiveReplay) => Promise<void>;
  readonly stateOf: (name: string) => Promise<ReplayState>;
  readonly cancel: (name: string) => Promise<void>;
}

/** The parts of EventBridge's response that are read here. */
interface Described {
  readonly State?: string | undefined;
  readonly StateReason?: string | undefined;
  readonly EventLastReplayedTime?: Date | undefined;
}

/** Returns the archives of EventBridge. A refused call rejects. */
export const eventArchive = (client: Pick<EventBridgeClient, 'send'>): ArchivePort => ({
  start: async ({ name, archive, from, to, ruleArns }) => {
    const { ArchiveArn, EventSourceArn } = await client.send(new DescribeArchiveCommand({ ArchiveName: archive }));
    await client.send(
      new StartReplayCommand({
        ReplayName: name,
        // The source of an archive is its bus. The source of a replay is the archive, and its destination is the bus.
        EventSourceArn: ArchiveArn,
        EventStartTime: from,
        EventEndTime: to,
        Destination: { Arn: EventSourceArn, FilterArns: [...ruleArns] },
      }),
    );
  },
  cancel: async (ReplayName) => {
    await client.send(new CancelReplayCommand({ ReplayName }));
  },
  stateOf: async (ReplayName) => {
    const described: Promise<Described> = client.send(new DescribeReplayCommand({ ReplayName }));
    const { State, StateReason, EventLastReplayedTime } = await described.catch((error: unknown): Described => {
      if (codeOf(error) === 'ResourceNotFoundException') return { State: 'NOT_FOUND' };
      throw error;
    });
    return {
      state: State ?? 'STARTING',
      ...(StateReason === undefined ? {} : { reason: StateReason }),
      ...(EventLastReplayedTime === undefined ? {} : { reached: EventLastReplayedTime }),
    };
  },
});
