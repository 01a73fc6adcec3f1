import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { leaveOutUnreachable } from '../../commands/functions';

const root = join(__dirname, '..', '..');
const folders = join(root, 'cloudfunctions');
const functions = readdirSync(folders).filter((name) => existsSync(join(folders, name, 'index.ts')));

/** Every file that reaches a bundle. */
const filesIn = async (name: string): Promise<string[]> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join('cloudfunctions', name, 'index.ts')],
    ...{ bundle: true, write: false, metafile: true, platform: 'node', target: 'node16', format: 'cjs' },
    logLevel: 'silent',
    plugins: [leaveOutUnreachable],
  });
  return Object.keys(metafile.inputs);
};

const packageOf = (file: string): string | undefined => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

type Lock = { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

let shipped: string[] = [];
beforeAll(async () => {
  shipped = [...new Set((await Promise.all(functions.map(filesIn))).flat())];
});

test('what runs in the cloud is made of these packages: another one is looked at before it ships', () => {
  const names = [...new Set(shipped.flatMap((file) => packageOf(file) ?? []))].sort();
  expect(names).toMatchInlineSnapshot(`
    [
      "@cloudbase/database",
      "@cloudbase/node-sdk",
      "@cloudbase/signature-nodejs",
      "@protobufjs/aspromise",
      "@protobufjs/base64",
      "@protobufjs/eventemitter",
      "@protobufjs/float",
      "@protobufjs/pool",
      "@protobufjs/utf8",
      "@tootallnate/once",
      "agent-base",
      "agentkeepalive",
      "async-function",
      "async-generator-function",
      "asynckit",
      "bignumber.js",
      "bson",
      "buffer-equal-constant-time",
      "call-bind-apply-helpers",
      "chinese-days",
      "clone",
      "combined-stream",
      "debug",
      "delayed-stream",
      "dunder-proto",
      "ecdsa-sig-formatter",
      "es-define-property",
      "es-errors",
      "es-object-atoms",
      "es-set-tostringtag",
      "form-data",
      "function-bind",
      "generator-function",
      "get-intrinsic",
      "get-proto",
      "gopd",
      "has-flag",
      "has-symbols",
      "has-tostringtag",
      "hasown",
      "http-proxy-agent",
      "https-proxy-agent",
      "humanize-ms",
      "is-stream",
      "json-bigint",
      "jsonwebtoken",
      "jwa",
      "jws",
      "lodash.includes",
      "lodash.isboolean",
      "lodash.isinteger",
      "lodash.isnumber",
      "lodash.isplainobject",
      "lodash.isstring",
      "lodash.once",
      "long",
      "math-intrinsics",
      "mime-db",
      "mime-types",
      "ms",
      "protobufjs",
      "retry",
      "safe-buffer",
      "sax",
      "semver",
      "supports-color",
      "valibot",
      "wx-server-sdk",
      "xml2js",
      "xmlbuilder",
    ]
  `);
});

test('no package that is only for building or testing is shipped', () => {
  const places = [...new Set(shipped.flatMap((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
  expect(places.filter((place) => lock.packages[place]?.dev === true)).toEqual([]);
});

test('nothing of the demo, the tests or the desk is shipped: no person, no code and no key is there from the start', () => {
  expect(shipped.filter((file) => /^(demo|tests|local-wechat|commands)\//.test(file))).toEqual([]);
  const own = shipped
    .filter((file) => !file.includes('node_modules') && !file.startsWith('left-out:'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  // How sensitive a field is, is not what it holds.
  for (const source of own.map((text) => text.replace(/: '(personal|sensitive)'/g, '')))
    expect(source).not.toMatch(/(password|passwd|secret|token|apiKey)\s*[:=]\s*['"`][^'"`]+['"`]/i);
});
