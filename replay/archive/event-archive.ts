import {
  CancelReplayCommand,
  DescribeArchiveCommand,
  DescribeReplayCommand,
  ListRulesCommand,
  StartReplayCommand,
  type EventBridgeClient,
} from '@aws-sdk/client-eventbridge';
import { codeOf } from '../../platform/error-code.ts';

/** A rule of a bus. */
export interface BusRule {
  readonly name: string;
  readonly arn: string;
}

/** A span of an archive, for some rules of its bus alone. */
export interface ArchiveReplay {
  readonly name: string;
  readonly archive: string;
  readonly from: Date;
  readonly to: Date;
  readonly ruleArns: readonly string[];
}

/** How far a replay is. */
export interface ReplayState {
  /** EventBridge's word: STARTING, RUNNING, COMPLETED, FAILED, CANCELLING or CANCELLED; NOT_FOUND where it knows none of that name. */
  readonly state: string;
  /** Why, where EventBridge says so. */
  readonly reason?: string;
  /** When the last event that was replayed had come to the bus. */
  readonly reached?: Date;
}

export interface ArchivePort {
  readonly rules: (bus: string) => Promise<readonly BusRule[]>;
  readonly start: (replay: ArchiveReplay) => Promise<void>;
  readonly stateOf: (name: string) => Promise<ReplayState>;
  readonly cancel: (name: string) => Promise<void>;
}

/** EventBridge's archives themselves; whatever it refuses rejects. */
export const eventArchive = (client: Pick<EventBridgeClient, 'send'>): ArchivePort => ({
  rules: async (EventBusName) => {
    const rules: BusRule[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListRulesCommand({ EventBusName, NextToken }));
      for (const { Name = '', Arn = '' } of page.Rules ?? []) rules.push({ name: Name, arn: Arn });
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return rules;
  },
  start: async ({ name, archive, from, to, ruleArns }) => {
    const { ArchiveArn, EventSourceArn } = await client.send(new DescribeArchiveCommand({ ArchiveName: archive }));
    await client.send(
      new StartReplayCommand({
        ReplayName: name,
        // An archive names its bus as its source; a replay names the archive as its own, and the bus as its destination.
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
    const answer = await client.send(new DescribeReplayCommand({ ReplayName })).catch((error: unknown) => {
      if (codeOf(error) === 'ResourceNotFoundException') return { State: 'NOT_FOUND' } as const;
      throw error;
    });
    if (answer.State === 'NOT_FOUND') return { state: answer.State };
    return {
      state: answer.State ?? 'STARTING',
      ...(answer.StateReason === undefined ? {} : { reason: answer.StateReason }),
      ...(answer.EventLastReplayedTime === undefined ? {} : { reached: answer.EventLastReplayedTime }),
    };
  },
});
