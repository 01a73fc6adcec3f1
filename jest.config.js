// One project a folder of tests/: the folder says what it promises and what it runs over (docs/adr and README).
const swc = {
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};
const project = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  transform: swc,
  transformIgnorePatterns: ['/node_modules/(?!(nanoid|mingo)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...more,
});

module.exports = {
  // Only for what hangs: nothing is measured by it, and a busy machine may take its time.
  testTimeout: 300_000,
  maxWorkers: 2,
  projects: [
    project('rules'),
    project('actions'),
    project('journeys'),
    project('phone', { testEnvironment: '<rootDir>/tests/support/phoneEnvironment.ts' }),
    project('browser'),
    project('conformance'),
    project('security'),
    project('load'),
  ],
};
