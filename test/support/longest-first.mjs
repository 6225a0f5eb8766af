import Sequencer from '@jest/test-sequencer';

/** The longest by far; then those that start programmes and browsers, minutes each; those with a database take seconds. */
const LONGEST = [
  /life-of-a-grant\.browser/,
  /without-script|crash-points|\/faults\/simulation\/|every-page/,
  /\/test\/journeys\//,
  /\/test\/(faults|setup)\//,
  /\.int\.spec\./,
];

/** Begins with what takes longest, so that no long test is left for the end, when nothing else is to be done. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ path }) {
  const rank = LONGEST.findIndex((kind) => kind.test(path));
  return rank === -1 ? LONGEST.length : rank;
}
