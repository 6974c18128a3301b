import type { IdentityEvent } from '../../contracts/catalogue.ts';
import type { PrivacyPolicy } from '../../contracts/privacy-policy.ts';
import type { ObserverPorts } from '../../triggers/observe.ts';
import { aNormalizeContext, anId } from '../builders/a-trigger-event.ts';

interface FakeBusOptions {
  /** What every publish is rejected with. @default - everything is accepted */
  readonly refusal?: unknown;
  readonly privacy?: PrivacyPolicy;
}

/** The ports of an observer that keep what was published and what was logged; the nth id is `anId(n)`. */
export function fakeBus({ refusal, privacy = {} }: FakeBusOptions = {}) {
  const published: IdentityEvent[] = [];
  const logged: string[] = [];
  let ids = 0;
  const ports: ObserverPorts = {
    privacy,
    publish: (event) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- not only errors are thrown
      if (refusal !== undefined) return Promise.reject(refusal);
      published.push(event);
      return Promise.resolve();
    },
    log: (line) => void logged.push(line),
    now: () => aNormalizeContext().now,
    newId: () => anId(++ids),
  };
  return { published, logged, ports };
}
