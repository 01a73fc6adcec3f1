import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCloud, type Session, type TestCloud } from '../../support/cloud';
import { values } from './templateValues';

/** One template for each kind, with one field of it; and one as a real one is, of several. */
const templates = {
  ...Object.fromEntries(
    Object.keys(values).map((kind) => [`of-${kind}`, { title: kind, fields: { [`${kind}1`]: kind } }]),
  ),
  'of-enum': { title: 'enum', fields: { enum1: 'enum' }, values: { enum1: ['待付款', '已发货', 'other'] } },
  several: { title: 'several', fields: { thing1: '事项', phrase2: '状态', time3: '时间' } },
};
const app = join(mkdtempSync(join(tmpdir(), 'app-')), 'app.json');
writeFileSync(
  app,
  JSON.stringify({ pages: ['pages/home/index'], subPackages: [{ root: 'packages/a/', pages: ['b/index'] }] }),
);

let cloud: TestCloud;
let amy: Session;
beforeAll(async () => {
  cloud = await aCloud({ functions: join(__dirname, '..', 'functions'), indexes: { rings: [] }, app, templates });
  amy = await cloud.login('amy');
});
afterAll(() => cloud.stop());

type Answer = { readonly errCode: number; readonly errMsg: string };
const send = async (params: object): Promise<Answer> =>
  (await cloud.call(amy, 'wechat', {
    api: 'subscribeMessage.send',
    params: { touser: amy.openid, ...params },
  })) as Answer;

/** What it answered each of them, so that one look at a failure says which were judged wrongly. */
const codesOf = async (kind: string, tried: readonly string[]): Promise<Record<string, number>> => {
  const codes: Record<string, number> = {};
  for (const value of tried) {
    const { errCode } = await send({ templateId: `of-${kind}`, data: { [`${kind}1`]: { value } } });
    codes[JSON.stringify(value)] = errCode;
  }
  return codes;
};
const all = (tried: readonly string[], code: number) =>
  Object.fromEntries(tried.map((value) => [JSON.stringify(value), code]));

describe.each(Object.entries(values))('a value of the kind %s', (kind, { taken, refused }) => {
  test('that WeChat documents is taken', async () => {
    expect(await codesOf(kind, taken)).toEqual(all(taken, 0));
  });
  test('that is outside of it has the whole message refused with 47003', async () => {
    expect(await codesOf(kind, refused)).toEqual(all(refused, 47003));
  });
  test('is tried in thirty ways', () => expect(taken.length + refused.length).toBeGreaterThanOrEqual(30));
});

describe('a message', () => {
  const data = { thing1: { value: '路灯' }, phrase2: { value: '已受理' }, time3: { value: '15:01' } };

  test.each([
    ['no template', { data }, 40037],
    ['a template nobody applied for', { templateId: 'T9', data }, 40037],
    ['a name every object has for a template', { templateId: 'constructor', data }, 40037],
    ['nobody', { templateId: 'several', touser: '', data }, 40003],
    ['what no openid looks like', { templateId: 'several', touser: '王小明', data }, 40003],
    ['a list of people', { templateId: 'several', touser: ['o-1'], data }, 40003],
    ['no data', { templateId: 'several' }, 47003],
    ['data that are a text', { templateId: 'several', data: '路灯' }, 47003],
    ['data that are a list', { templateId: 'several', data: [data] }, 47003],
    ['a field left out', { templateId: 'several', data: { thing1: data.thing1, phrase2: data.phrase2 } }, 47003],
    ['a field without a value', { templateId: 'several', data: { ...data, time3: {} } }, 47003],
    ['a value that is a list', { templateId: 'several', data: { ...data, thing1: { value: ['路灯'] } } }, 47003],
    ['a field of no kind', { templateId: 'several', data: { ...data, words4: { value: 'x' } } }, 47003],
    [
      'a field with .DATA in its name',
      { templateId: 'several', data: { ...data, 'thing1.DATA': { value: 'x' } } },
      47003,
    ],
    ['a page nobody has', { templateId: 'several', data, page: 'pages/gone/index' }, 41030],
    ['a page that begins with a slash', { templateId: 'several', data, page: '/pages/home/index' }, 41030],
    ['a page without its root', { templateId: 'several', data, page: 'b/index?id=1' }, 41030],
  ])('to or with %s is refused as WeChat refuses it', async (_, params, errCode) => {
    expect(await send(params)).toMatchObject({ errCode });
  });

  test.each(['pages/home/index', 'pages/home/index?id=1', 'packages/a/b/index?id=1&x=2'])(
    'that opens %s arrives',
    async (page) => expect(await send({ templateId: 'several', data, page })).toMatchObject({ errCode: 0 }),
  );

  test('names the first field that is wrong', async () => {
    const wrong = { ...data, time3: { value: '明天 15:00' } };
    expect((await send({ templateId: 'several', data: wrong })).errMsg).toContain('data.time3.value invalid');
  });
});

test.each([
  ['pages/gone/index', 41030],
  ['packages/a/b/index', 0],
  ['pages/home/index?scene=1', 41030],
])('a code for %s is answered with %i', async (page, errCode) => {
  const params = { scene: 'd-1', page, width: 280 };
  const answer = (await cloud.call(amy, 'wechat', { api: 'wxacode.getUnlimited', params })) as Partial<Answer>;
  expect(answer.errCode ?? 0).toBe(errCode);
});
