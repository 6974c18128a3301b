declare module 'jest-circus/runner' {
  /** Jest's own test runner, which has no types. */
  const runTests: unknown;
  export default runTests;
}
