/** Faults of the comparison, as the option names them. */
export const faultNames = ['rolling-restart', 'frozen-leader', 'dead-bootstrap'] as const;
export type FaultName = (typeof faultNames)[number];
