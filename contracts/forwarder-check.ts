/** What the forwarder is invoked with, in place of messages of its queue, to say whether it reaches Kafka. */
export interface ForwarderCheck {
  readonly check: 'kafka';
}

/** What it answers. It sends nothing and creates nothing. */
export type ForwarderCheckAnswer =
  | {
      readonly reached: true;
      /** Milliseconds for connecting, authenticating and asking for the topics. */
      readonly tookMs: number;
      /** Every topic that events may go to. */
      readonly topics: readonly string[];
      /** What is wrong with some of them: the names and the remedy. */
      readonly missing?: string;
    }
  | {
      readonly reached: false;
      readonly tookMs: number;
      /** As in the forwarder's log. */
      readonly code: string;
      /** Why, and what to do; no secret. */
      readonly detail: string;
    };

/** Whether the forwarder was invoked for its check. Lambda never hands messages of the queue over in this form. */
export const isForwarderCheck = (event: object): event is ForwarderCheck =>
  'check' in event && event.check === 'kafka' && !('Records' in event);
