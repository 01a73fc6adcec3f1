import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const cloudOnlyInApi = {
  object: 'Taro',
  property: 'cloud',
  message: 'Only src/api knows there is a cloud; call useQuery or useAction.',
};

const localPart = '(get|set)(Day|Date|Month|FullYear|Hours|Minutes)|toLocale(Date|Time)?String|getTimezoneOffset';
/** Reading a clock, and telling a moment in the time zone of whatever machine it runs on. */
const ownClock = (where) => [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: where },
  { selector: 'CallExpression[callee.name="Date"]', message: where },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: where },
  {
    selector: `CallExpression[callee.property.name=/^(${localPart})$/]`,
    message: 'Days and hours are those of Shanghai: domain/kernel tells them.',
  },
];

const words = '/^(name|nickname|title|text|words|spot|label|reason|typed)$/';
const unit = '/^(length|slice|charAt|substring|substr)$/';
const letters = 'Count and cut what people write with domain/kernel/letters: an emoji is one letter and two units.';

/** Units of a string are nobody's letters. */
const unitsOfWords = [
  `MemberExpression[property.name=${unit}][object.type="Identifier"][object.name=${words}]`,
  `MemberExpression[property.name=${unit}][object.type="MemberExpression"][object.property.name=${words}]`,
  `MemberExpression[property.name=${unit}][object.type="LogicalExpression"][object.left.property.name=${words}]`,
  `MemberExpression[property.name=${unit}][object.callee.property.name="trim"]`,
  `ArrayExpression[elements.length=1] > SpreadElement[argument.type="Identifier"][argument.name=${words}]`,
  `ArrayExpression[elements.length=1] > SpreadElement[argument.property.name=${words}]`,
  'JSXAttribute[name.name="maxlength"]:not([value.expression.name="NO_LIMIT"])',
].map((selector) => ({ selector, message: letters }));

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.linli/**', 'docs/**', '**/*.d.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'max-params': ['error', 4],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['commands/**', 'tests/**', 'local-wechat/**', 'config/**'], rules: { 'no-console': 'off' } },
  { files: ['cloudfunctions/runtime/report.ts'], rules: { 'no-console': 'off' } },
  // One row per action or refusal and nothing else: a page to look things up on, read as a whole.
  { files: ['domain/permissions.ts', 'domain/faults.ts'], rules: { 'max-lines': 'off' } },
  { files: ['tests/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/api/**', 'src/app.tsx'],
    rules: { 'no-restricted-properties': ['error', cloudOnlyInApi] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/api/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...ownClock("A phone's own clock may be years off; ask src/api/clock."),
        ...unitsOfWords,
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...ownClock('Time comes in as an argument.'), ...unitsOfWords],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness comes in as an argument.' },
      ],
    },
  },
  {
    files: ['**/*.{mjs,js,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
      },
    },
  },
  {
    // Fixture functions are written the way people deploy them: plain CommonJS.
    files: ['tests/{conformance,bench}/functions/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { exports: 'writable', setTimeout: 'readonly', setInterval: 'readonly', Buffer: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
