import { outOfTime, type FailureCause } from '../../../../kafka/failures/failure.ts';
import { retryPolicy } from '../../../../kafka/send/retry-policy.ts';

const moving: FailureCause = { ...outOfTime, code: 'NOT_LEADER_FOR_PARTITION' };

/** Failures of connected sends at these seconds; the code of the reason to stop after each. */
function reasonsAfter(secondsOfFailures: readonly number[]) {
  let nowMs = 0;
  const policy = retryPolicy(() => nowMs);
  return secondsOfFailures.map((seconds) => {
    nowMs = seconds * 1000;
    policy.recordFailure(moving, true);
    return policy.stopReason()?.code;
  });
}

test('goes on after fewer than four failures, however far apart they are', () => {
  expect(reasonsAfter([0, 13, 26])).toStrictEqual([undefined, undefined, undefined]);
});

test('gives up with the fourth failure in a row once 12 s have passed', () => {
  expect(reasonsAfter([0, 4, 8, 12])).toStrictEqual([undefined, undefined, undefined, moving.code]);
  expect(reasonsAfter([0, 4, 8, 11.9])).toStrictEqual([undefined, undefined, undefined, undefined]);
});
