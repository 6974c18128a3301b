import type { DeliveryBudget } from '../../contracts/delivery-mode.ts';
import type { Look } from './fail-open.ts';
import { observe, type Observation, type ObserverPorts } from './observe.ts';
import { limitedTo } from './time-left.ts';

/** Observes over these ports. If an answer waits, it ends within the budget and the remaining time of the invocation. */
export function observeInTime(ports: ObserverPorts, budget: DeliveryBudget): Look<Observation> {
  const wholeMs = budget.keyMs + budget.busMs + budget.outboxMs;
  return ({ timeLeft, ...observation }) =>
    observe(timeLeft ? { ...observation, timeLeft: limitedTo(wholeMs, timeLeft, ports.clock) } : observation, ports);
}
