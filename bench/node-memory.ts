/**
 * Flags with which Lambda starts Node in a function of that memory (bootstrap of its base images). Without them, on a machine
 * of many times as much memory, Node collects garbage later.
 */
export const nodeMemoryFlags = (memoryMiB: number): readonly string[] => [
  `--max-semi-space-size=${Math.floor(memoryMiB / 20)}`,
  `--max-old-space-size=${Math.floor(memoryMiB * 0.9)}`,
];
