// The tests that need nothing but Node: no database, no set-up.
import base from './jest.config.mjs';

const { globalSetup, globalTeardown, ...pure } = base;
export default {
  ...pure,
  testPathIgnorePatterns: [
    ...base.testPathIgnorePatterns,
    '\\.int\\.spec\\.tsx?$',
    '<rootDir>/test/journeys/',
    '<rootDir>/test/faults/',
  ],
};
