import { initializedAt, invocationsOf, timesOf } from '../../../bench/trigger/invocations.ts';
import type { Exchange } from '../../../local/rig/runtime-api.ts';

const runtimeNext = (askedAt: number, answeredAt: number): Exchange => ({
  path: '/runtime/invocation/next',
  askedAt,
  answeredAt,
});
const extensionNext = (askedAt: number, answeredAt: number): Exchange => ({
  path: '/extension/event/next',
  askedAt,
  answeredAt,
});
const response = (askedAt: number): Exchange => ({
  path: '/runtime/invocation/a1/response',
  askedAt,
  answeredAt: askedAt + 1,
});

test('a function without an extension is idle when its runtime asks for the next event', () => {
  const exchanges = [runtimeNext(50, 60), response(64), runtimeNext(65, 100), response(101)];

  expect(initializedAt(exchanges)).toBe(50);
  expect(invocationsOf(exchanges).map(timesOf)).toEqual([{ answerMs: 4, heldMs: 5 }]);
});

test('a function with an extension is idle when both have asked', () => {
  const slowExtension = [
    ...[runtimeNext(50, 60), extensionNext(48, 61), response(64)],
    ...[runtimeNext(65, 100), extensionNext(90, 100)],
  ];
  const slowRuntime = [
    ...[runtimeNext(50, 60), extensionNext(48, 61), response(64)],
    ...[runtimeNext(95, 100), extensionNext(90, 100)],
  ];

  expect(invocationsOf(slowExtension).map(timesOf)).toEqual([{ answerMs: 4, heldMs: 30 }]);
  expect(invocationsOf(slowRuntime).map(timesOf)).toEqual([{ answerMs: 4, heldMs: 35 }]);
});

test('the time begins with the event of the runtime or the extension, the earlier one', () => {
  const exchanges = [
    ...[extensionNext(48, 58), runtimeNext(50, 60), response(64)],
    ...[runtimeNext(65, 100), extensionNext(63, 100)],
  ];

  expect(invocationsOf(exchanges).map(timesOf)).toEqual([{ answerMs: 6, heldMs: 7 }]);
});

test('an invocation that is not over is left out', () => {
  expect(invocationsOf([runtimeNext(50, 60), response(64)])).toEqual([]);
});

test('an extension that missed an invocation is an error', () => {
  const exchanges = [extensionNext(48, 58), runtimeNext(50, 60), response(64), runtimeNext(65, 100)];

  expect(() => invocationsOf(exchanges)).toThrow('took part in 1 of 2 invocations');
});
