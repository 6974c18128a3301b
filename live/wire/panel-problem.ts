/** A part of the page that has data of its own. */
export type Panel = 'picture' | 'alarms' | 'lag' | 'events' | 'dead-letters';

/** The reason why a panel has no data, or has incomplete data. */
export interface PanelProblem {
  readonly panel: Panel;
  /** Stable code, such as MISSING_PERMISSION or KAFKA_UNREACHABLE. */
  readonly code: string;
  /** The failure: one or two sentences. */
  readonly text: string;
  /** The missing permission, such as `cloudwatch:GetMetricData`. */
  readonly permission?: string;
  /** Instruction for the operator: one or two sentences. */
  readonly fix: string;
}
