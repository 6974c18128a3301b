import { kafkaFailureCause } from '../../kafka/failures/failure.ts';
import type { PanelProblem } from '../wire/panel-problem.ts';
import { deniedAction } from './panel-problem-of.ts';

/** Returns the reason why the topics cannot be read from this machine. It contains no secret. */
export function kafkaProblem(error: unknown): PanelProblem {
  const permission = deniedAction(error, 'secretsmanager:GetSecretValue');
  const { code, detail } = kafkaFailureCause(error);
  return {
    panel: 'events',
    code: permission === undefined ? code : 'MISSING_PERMISSION',
    text: `This machine cannot read the topic. ${detail}`.trim(),
    permission,
    fix: 'Correct that, connect this machine to the network of the brokers, or show the events of the bus. The page tries again by itself.',
  };
}
