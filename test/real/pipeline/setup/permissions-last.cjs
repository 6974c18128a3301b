const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs the test of the permissions after all others: it asks what these have needed. */
module.exports = class PermissionsLast extends Sequencer {
  sort(tests) {
    const isLast = ({ path }) => path.endsWith('/pipeline/permissions.test.ts');
    const sorted = [...super.sort(tests)];
    return [...sorted.filter((test) => !isLast(test)), ...sorted.filter(isLast)];
  }
};
