import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(process.cwd(), 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|scss)$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => ({ name: name.replace(/\\/g, '/'), text: readFileSync(join(src, name), 'utf8') }));

/** Lines of `files` that match, as file:line so that a failure says where. */
const found = (which: (name: string) => boolean, pattern: RegExp): string[] =>
  files
    .filter(({ name }) => which(name))
    .flatMap(({ name, text }) =>
      text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
    );

const inUi = (name: string) => name.startsWith('ui/');
const inApi = (name: string) => name.startsWith('api/') || name === 'app.tsx';

test('only the kit knows Vant', () => {
  expect(found((name) => !inUi(name), /<van-/)).toEqual([]);
  expect(found(inUi, /<van-/).length).toBeGreaterThan(5);
});

test('only src/api knows there is a cloud', () => {
  expect(found((name) => !inApi(name), /\.cloud\b/)).toEqual([]);
  expect(found(inApi, /\.cloud\b/).length).toBeGreaterThan(1);
});

test('a neighbour says it: no officialese, no apology, no shouting', () => {
  expect(found(() => true, /非法|无效|失败|抱歉|错误|您|请勿|[！]/)).toEqual([]);
});

test('every colour has a name: elder mode and dark mode are other values of the same names', () => {
  const literal = /#[0-9a-fA-F]{3,8}\b|rgba?\(/;
  // The poster is printed: its ink is the same by night.
  const named = (name: string) => !['ui/_tokens.scss', 'packages/people/poster/paper.ts'].includes(name);
  expect(found(named, literal)).toEqual([]);
});

test('red is for what is late and for what destroys, and for nothing else', () => {
  const late = /overdue|late|danger/;
  const uses = found((name) => name !== 'ui/_tokens.scss', /var\(--overdue/);
  expect(uses.length).toBeGreaterThan(0);
  const kit = readFileSync(join(src, 'ui/_kit.scss'), 'utf8');
  for (const [rule = ''] of kit.matchAll(/[^{}]*\{[^{}]*var\(--overdue[^{}]*\}/g))
    expect(rule.split('{')[0]).toMatch(/late|overdue|loud|danger/);
  expect(uses.every((use) => late.test(use))).toBe(true);
});

const screens = files.filter(({ name }) => /^(pages|packages)\/.*\/index\.tsx$/.test(name));

test.each(screens.map(({ name, text }) => [name, text] as const))('%s is a whole screen', (name, text) => {
  expect(text).toMatch(/<Screen\b/);
  const config = files.find((file) => file.name === name.replace('index.tsx', 'index.config.ts'));
  expect(config?.text).toMatch(/navigationBarTitleText: '[^']+'/);
  // What it asks for is drawn by Loaded, so that waiting and refused have their faces; reporting works unasked.
  if (/use(Query|Pages)\(/.test(text) && !name.includes('/report/')) expect(text).toMatch(/<Loaded\b/);
  if (config?.text.includes('enablePullDownRefresh')) expect(text).toMatch(/onRefresh=/);
});
