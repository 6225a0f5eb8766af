import Sequencer from '@jest/test-sequencer';

/** Those that start programmes and browsers take minutes, those with a database seconds. */
const LONGEST = [/\/test\/journeys\//, /\/test\/(faults|setup)\//, /\.int\.spec\./];

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
