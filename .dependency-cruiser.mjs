// Who may import what: the table of docs/architecture.md as rules. test/architecture/boundaries.spec.ts runs them, and
// holds one sample against each of them, because a rule that matches nothing is always green.
const SHARED = 'kernel|workflow|platform|calls|engine';
// Above the features: put them together for the apps, and are imported by apps only.
const COMPOSITION = 'programme|operation';
const FEATURE = `^libs/(?!(?:${SHARED}|${COMPOSITION})/)([^/]+)/`;
// Tests and builders may reach for more than the code they prove.
const NOT_PRODUCTION = String.raw`\.spec\.tsx?$|/testing/|^test/`;
const HTTP = String.raw`node_modules/(?:fastify|@fastify|@nestjs/platform-fastify|preact|preact-render-to-string)/|^(?:node:)?https?2?$`;

const from = (path) => ({ path, pathNot: NOT_PRODUCTION });
const forbid = (name, comment, rule) => ({ name, comment, severity: 'error', ...rule });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('unresolvable', 'An import that leads nowhere escapes every other rule.', {
      from: {},
      to: { couldNotResolve: true },
    }),
    forbid('circular', 'Two modules that need each other are one module, or hide a third. Types may point back.', {
      from: { pathNot: String.raw`\.row\.ts$` },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    }),
    forbid(
      'kernel-imports-nothing',
      'kernel is the language of all others: no package, no Node module, no other lib.',
      {
        from: from('^libs/kernel/src/'),
        to: { pathNot: '^libs/kernel/src/' },
      },
    ),
    forbid(
      'workflow-is-pure',
      'workflow decides with kernel, XState and a schema library; it never reaches the world.',
      {
        from: from('^libs/workflow/src/'),
        to: { pathNot: '^libs/(?:kernel|workflow)/src/|node_modules/(?:xstate|zod)/' },
      },
    ),
    forbid('xstate-stays-in-workflow', 'XState is an implementation of the core; version 6 changes its interface.', {
      from: { path: '^(?:apps|libs|config)/', pathNot: `^libs/workflow/|${NOT_PRODUCTION}` },
      to: { path: 'node_modules/(?:xstate|@xstate)/' },
    }),
    forbid(
      'platform-knows-no-business',
      'platform is technique: kernel, the settings and packages, nothing else of ours.',
      {
        from: from('^libs/platform/src/'),
        to: {
          path: '^(?:libs|apps|config|test)/',
          pathNot: String.raw`^libs/(?:platform|kernel)/|^config/env\.schema\.ts$`,
        },
      },
    ),
    forbid(
      'calls-stands-below-engine',
      'calls is data that every feature reads; it knows neither the engine nor a feature.',
      {
        from: from('^libs/calls/src/'),
        to: { path: '^libs/', pathNot: '^libs/(?:calls|kernel|workflow|platform)/' },
      },
    ),
    forbid('engine-knows-no-feature', 'The engine answers with effects; what they mean is a feature’s business.', {
      from: from('^libs/engine/src/'),
      to: { path: '^libs/', pathNot: `^libs/(?:${SHARED})/` },
    }),
    forbid('feature-imports-no-feature', 'Features meet in the definition: tell the grant what happened, let it ask.', {
      from: from(FEATURE),
      to: { path: '^libs/', pathNot: `^libs/(?:${SHARED}|$1)/` },
    }),
    forbid(
      'feature-takes-types-from-workflow',
      'A feature reads the vocabulary; deciding is for the engine, under the lock.',
      {
        from: from(FEATURE),
        to: { path: '^libs/workflow/', dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('domain-is-pure', 'Rules are values in, value or error out: own domain and kernel, nothing that acts.', {
      from: from(`${FEATURE}src/domain/`),
      to: { pathNot: '^libs/$1/src/domain/|^libs/kernel/src/' },
    }),
    forbid('use-case-decides', 'A use case knows its domain and persistence; jobs, effects and queries come to it.', {
      from: from(`${FEATURE}src/use-cases/`),
      to: { path: '^libs/$1/src/(?:jobs|effects|queries)/' },
    }),
    forbid('use-case-knows-no-http', 'The same use case serves pages, API, import and timers.', {
      from: from(`${FEATURE}src/use-cases/`),
      to: { path: HTTP },
    }),
    forbid('persistence-serves', 'Persistence and queries know the domain and the database, never who calls them.', {
      from: from(`${FEATURE}src/(?:persistence|queries)/`),
      to: { path: '^libs/$1/src/(?:use-cases|effects|jobs)/|^libs/engine/' },
    }),
    forbid('effects-and-jobs-call-use-cases', 'An effect or a job is three lines: parse, call the use case, return.', {
      from: from(`${FEATURE}src/(?:effects|jobs)/`),
      to: { path: '^libs/$1/src/persistence/' },
    }),
    forbid('lib-through-its-index', 'Another lib, and an app, see what a lib’s index.ts shows and nothing behind it.', {
      from: from('^(?:libs/([^/]+)|apps)/'),
      to: { path: '^libs/', pathNot: String.raw`^libs/$1/|^libs/[^/]+/src/index\.ts$` },
    }),
    forbid('app-imports-no-app', 'server, worker and cli share libs, not each other.', {
      from: from('^apps/([^/]+)/'),
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    }),
    forbid('lib-imports-no-app', 'A lib serves whoever runs it.', {
      from: from('^libs/'),
      to: { path: '^apps/' },
    }),
    forbid('production-needs-no-test', 'What builders and tests need is not on the machine that serves.', {
      from: { path: '^(?:apps|libs|config)/', pathNot: NOT_PRODUCTION },
      to: { path: String.raw`^test/|/testing/|\.spec\.tsx?$` },
    }),
    forbid(
      'production-needs-no-development-package',
      'A package that only development installs is missing in production.',
      {
        from: { path: '^(?:apps|libs|config)/', pathNot: `${NOT_PRODUCTION}|^config/(?:setup|mutants|specs)/` },
        to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
      },
    ),
  ],
  options: {
    // Type imports are dependencies too: what a module says of another it must be allowed to know.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    // The peers are a package of their own, whose packages need not be there.
    exclude: { path: String.raw`^(?:dist|\.minha|test/architecture/violations|test/bench/peers)/` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
