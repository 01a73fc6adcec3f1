/** The arrows of the house: src -> domain <- cloudfunctions; local-wechat stands alone. */
const room = (name, from, notTo, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: notTo },
});

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { pathNot: '^node_modules' }, to: { circular: true } },
    { name: 'no-dead-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room(
      'domain-is-alone',
      '^domain/',
      '^(src|cloudfunctions|local-wechat|commands|demo|tests|config)/',
      'domain knows nobody',
    ),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
      comment: 'no I/O in domain',
    },
    {
      name: 'domain-libraries',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(valibot|dayjs)/' },
      comment: 'domain is shipped to phones: only valibot and dayjs',
    },
    room(
      'src-knows-domain-only',
      '^src/',
      '^(cloudfunctions|local-wechat|commands|demo|tests)/',
      'the phone knows the domain',
    ),
    room(
      'functions-know-domain-only',
      '^cloudfunctions/',
      '^(src|local-wechat|commands|demo|tests)/',
      'functions know the domain',
    ),
    room(
      'functions-stand-apart',
      '^cloudfunctions/([^/]+)/',
      '^cloudfunctions/(?!runtime/|$1/)',
      'a function imports only itself and runtime',
    ),
    room(
      'local-wechat-is-general',
      '^local-wechat/',
      '^(src|domain|cloudfunctions|commands|demo|tests)/',
      'the emulator knows nothing of our domain',
    ),
    room('cloud-talks-http', '^local-wechat/cloud/', '^local-wechat/(phone|desk)/', 'they meet on the wire'),
    room('phone-and-desk-talk-http', '^local-wechat/(phone|desk)/', '^local-wechat/cloud/', 'they meet on the wire'),
    room('phone-needs-no-desk', '^local-wechat/phone/', '^local-wechat/desk/', 'a phone is one thing the desk holds'),
    room(
      'demo-knows-domain-only',
      '^demo/',
      '^(src|cloudfunctions|local-wechat|commands|tests)/',
      'demo data is made of domain documents',
    ),
    room(
      'nobody-needs-tests',
      '^(src|domain|cloudfunctions|local-wechat|demo|commands/(?!bench|docsPages))',
      '^tests/',
      'tests are leaves',
    ),
    {
      name: 'taro-through-api',
      severity: 'error',
      from: { path: '^src/(pages|packages)/' },
      to: { path: 'node_modules/@vant' },
      comment: 'pages use src/ui',
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
