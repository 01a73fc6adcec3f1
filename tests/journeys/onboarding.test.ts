import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, databaseAt, thereIn, type Database } from '../../commands/onboard/cloud';
import { filesIn } from '../../commands/onboard/files';
import { previewOf, sentenceOf, type Luck, type Preview } from '../../commands/onboard/plan';
import { CONSENT_VERSION } from '../../domain/people/contract';
import { aTown, WEDNESDAY_TEN, 新邻居, 居民, type Town } from '../support/town';

const root = join(__dirname, '..', '..');
const templates = join(root, 'docs', 'templates');
const UNIT_DOOR = '410403001001-e1-b1-u1';

let town: Town;
let database: Database;

beforeAll(async () => {
  town = await aTown();
  database = await databaseAt({ kind: 'local', url: town.cloud.url });
});
beforeEach(() => town.cloud.reset());
afterAll(() => town.stop());

let doors = 0;
const luck = (admin = ''): Luck => ({
  now: new Date(WEDNESDAY_TEN),
  newDoor: () => `door${(doors += 1)}`,
  newInvitation: () => 'a1b2c3d4e5f6a7b8c9d0e1f2',
  newMemberCode: () => 'm1n2o3p4q5',
  admin,
});

const preview = async (folder: string, admin = ''): Promise<Preview> =>
  previewOf(filesIn(folder), await thereIn(database), luck(admin));

const imported = async (folder: string, admin = ''): Promise<Preview> => {
  const made = await preview(folder, admin);
  await apply(database, made.changes, () => undefined);
  return made;
};

/** The templates, some of their files said otherwise. */
const aFolder = (changed: Record<string, string | Buffer> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'onboard-'));
  cpSync(templates, folder, { recursive: true });
  for (const [name, content] of Object.entries(changed)) writeFileSync(join(folder, name), content);
  return folder;
};

const template = (name: string): string => readFileSync(join(templates, name), 'utf8').replaceAll('\r', '');
const complaints = async (folder: string): Promise<string[]> => (await preview(folder)).problems.map(sentenceOf);
const documentsThere = async (): Promise<number> => {
  const { places, units, posts, duties, shops } = await thereIn(database);
  return places.length + units.length + posts.length + (duties ? 1 : 0) + shops.length;
};

test('模板原样导入：从区到单元，岗位都空着等人接任', async () => {
  const { problems, changes } = await imported(templates);
  expect(problems).toEqual([]);
  expect(changes).toHaveLength(7 + 2 + 10 + 1 + 1);
  const { places, units, posts, duties } = await thereIn(database);
  expect(places.find(({ _id }) => _id === UNIT_DOOR)).toMatchObject({
    label: '示例社区 · 示例小区 1号楼 1单元',
    scopes: [
      UNIT_DOOR,
      '410403001001001',
      '410403001001-e1-b1',
      '410403001001-e1',
      '410403001001',
      '410403001',
      '410403',
    ],
    phone: '0375-7000001',
    hasMore: false,
    canBeHome: true,
  });
  expect(places.find(({ level }) => level === 'grid')).toMatchObject({ canBeHome: false, hasMore: false });
  expect(units.map(({ _id }) => _id)).toEqual(['dept-chengguan', 'team-shili']);
  expect(posts.every(({ personId }) => personId === '')).toBe(true);
  expect(posts.map(({ _id, place }) => `${_id} ${place}`)).toContain(
    'departmentOfficer-410403-dept-chengguan 示例区城管局',
  );
  expect(posts.map(({ _id }) => _id)).toContain('communityClerk-410403001001-2');
  expect(duties).toMatchObject({ edition: 1, district: '410403' });
  expect(duties?.items.map(({ departmentName }) => departmentName)).toEqual(['', '示例区城管局', '示例区城管局']);
});

test('再导入一次，什么都不变', async () => {
  await imported(templates);
  const before = await thereIn(database);
  expect(await imported(templates)).toMatchObject({ problems: [], changes: [] });
  expect(await thereIn(database)).toEqual(before);
});

test('第一位区管理员扫码接任，再给社区专员开岗；之后重新导入不动他们的岗位，也不换门牌码', async () => {
  const { invitation } = await imported(templates, '老严');
  await town.as(居民).does('person.register', { placeId: UNIT_DOOR, consentVersion: CONSENT_VERSION });
  const taken = await town.as(居民).does('post.take', { invitation });
  expect(taken.post).toMatchObject({ post: '区管理员', name: '老严', vacant: false });
  const opened = await town.as(居民).does('post.appoint', {
    ...{ postId: 'communityClerk-410403001001', name: '小陈', source: 'recruited', termMonths: 12 },
  });
  expect(opened.post.invitedName).toBe('小陈');
  const { places } = await thereIn(database);
  expect((await imported(templates)).changes).toEqual([]);
  expect((await thereIn(database)).places.map(({ door }) => door)).toEqual(places.map(({ door }) => door));
  expect((await preview(templates, '老钱')).problems.map(sentenceOf)).toEqual([
    'posts.csv「岗位」：已经有区管理员，以后的由他在小程序里开',
  ]);
});

test('导入后，新来的居民扫门上的码就能看到楼栋公示', async () => {
  await imported(templates);
  const { places } = await thereIn(database);
  const scene = places.find(({ _id }) => _id === UNIT_DOOR)?.door ?? '';
  const { people } = await town.as(新邻居).does('place.card', { scene });
  expect(people.map(({ post }) => post)).toEqual(expect.arrayContaining(['单元长', '楼栋长', '网格员', '社区专员']));
});

test('商铺先不归谁、不上地图；店主凭码接过去，之后表格不再改它', async () => {
  const { shopCodes } = await imported(templates);
  expect(shopCodes).toEqual([{ shop: '示例社区 · 示例小区 1号楼 示例理发店', code: 'a1b2c3d4e5f6a7b8c9d0e1f2' }]);
  const [brought] = (await thereIn(database)).shops;
  expect(brought).toMatchObject({ state: 'verified', ownerId: '', peopleIds: [], listed: false, shownIn: [] });
  const renamed = aFolder({ 'shops.csv': template('shops.csv').replace('示例理发店', '示例剃头铺') });
  expect((await imported(renamed)).changes).toHaveLength(1);
  const home = { placeId: UNIT_DOOR, consentVersion: CONSENT_VERSION };
  for (const who of [居民, 新邻居]) await town.as(who).does('person.register', home);
  const shop = await town.as(居民).does('shop.accept', { code: 'a1b2c3d4e5f6a7b8c9d0e1f2' });
  expect(shop).toMatchObject({ name: '示例剃头铺', mine: 'owner', stateLabel: '已核实' });
  expect(await town.outcome(town.as(新邻居).does('shop.accept', { code: 'a1b2c3d4e5f6a7b8c9d0e1f2' }))).toBe(
    'SHOP_CODE_OVER',
  );
  expect((await imported(templates)).changes).toEqual([]);
  const [taken] = (await thereIn(database)).shops;
  expect(taken).toMatchObject({ name: '示例剃头铺', formerOwners: [], peopleIds: [expect.any(String)] });
});

test('写到一半断了电，再运行一次就补齐，已写的不动', async () => {
  const { changes } = await preview(templates);
  const cut = apply(database, changes, () => {
    throw new Error('断电');
  });
  await expect(cut).rejects.toThrow('断电');
  const half = await thereIn(database);
  expect(await documentsThere()).toBe(10);
  expect((await imported(templates)).changes).toHaveLength(changes.length - 10);
  expect(await documentsThere()).toBe(changes.length);
  expect((await thereIn(database)).places.map(({ door }) => door)).toEqual(half.places.map(({ door }) => door));
  expect((await preview(templates)).changes).toEqual([]);
});

test('换了电话、加了一栋楼：只写这些', async () => {
  await imported(templates);
  const more = template('places.csv').replace('0375-7000001', '0375-7000002');
  const folder = aFolder({ 'places.csv': `${more}410403001001-e1-b2,楼栋,2号楼,410403001001-e1,,,2\n` });
  const { changes } = await imported(folder);
  const told = changes.map((change) =>
    change.do === 'insert' ? `+ ${change.doc._id}` : Object.keys(change.fields).join(),
  );
  expect(told.filter((line) => line.startsWith('+'))).toEqual(['+ 410403001001-e1-b2']);
  expect(new Set(told.filter((line) => !line.startsWith('+')))).toEqual(new Set(['phone']));
  expect((await preview(folder)).changes).toEqual([]);
});

test('清单改了一项就是新的一版，旧的一版留着', async () => {
  await imported(templates);
  const folder = aFolder({ 'duties.csv': template('duties.csv').replace('报修与跟进', '报修、跟进和回访') });
  expect((await imported(folder)).changes).toHaveLength(1);
  expect((await thereIn(database)).duties).toMatchObject({ edition: 2 });
  expect(await town.cloud.documents('dutyLists')).toHaveLength(2);
});

test('表格另存成 GBK 也读得出；既不是 UTF-8 也不是 GBK 就说出来', async () => {
  // 代码,类别,名称,地方代码 / dept-a,部门,住建局,410403
  const gbk = Buffer.from(
    'b4fac2eb2cc0e0b1f02cc3fbb3c62cb5d8b7bdb4fac2eb0a646570742d612cb2bfc3c52cd7a1bda8bed62c3431303430330a',
    'hex',
  );
  const folder = aFolder({ 'units.csv': gbk });
  rmSync(join(folder, 'posts.csv'));
  rmSync(join(folder, 'duties.csv'));
  expect(filesIn(folder).read).toContainEqual({ file: 'units.csv', rows: 1, encoding: 'gb18030' });
  await imported(folder);
  expect((await thereIn(database)).units).toMatchObject([{ _id: 'dept-a', name: '住建局', kind: 'department' }]);
  writeFileSync(join(folder, 'units.csv'), Buffer.from([0xff, 0xfe, 0x00, 0xff]));
  expect(await complaints(folder)).toEqual(['units.csv：既不是 UTF-8 也不是 GBK 编码，请另存为 CSV UTF-8']);
});

describe('有一处不对就一条也不写，并说明是哪个文件哪一行', () => {
  const placesHead =
    '代码,级别,名称,上级代码,服务网格,电话,顺序\n410403,区,示例区,,,,\n410403001,街道,甲街道,410403,,,\n410403001001,社区,甲社区,410403001,,,\n410403001001001,网格,第1网格,410403001001,,,\n';
  const place = (row: string) => ({ 'places.csv': `${placesHead}${row}\n` });
  const unit = (row: string) => ({
    'units.csv': `代码,类别,名称,地方代码,电话\ndept-a,部门,甲局,410403,\norg-a,共建单位,甲行,410403,\n${row}\n`,
  });
  const post = (row: string) => ({ 'posts.csv': `岗位,地方代码,单位代码,人数\n社区专员,410403001001,,\n${row}\n` });
  const duty = (row: string) => ({
    'duties.csv': `编号,清单,类别,事项,依据,部门代码\nL01,主责清单,路灯,路灯的报修与跟进,目录第 3 项,\n${row}\n`,
  });

  const shop = (row: string) => ({
    'shops.csv': `编号,名称,行业,地方代码,位置,营业时间\ns1,甲店,理发美容,410403001001,,\n${row}\n`,
  });

  const cases: [string, Record<string, string>, string][] = [
    ['名称空着', place('410403002,街道,,410403,,,'), 'places.csv 第 6 行「名称」：不能空着'],
    ['名称太长', place(`410403002,街道,${'长'.repeat(31)},410403,,,`), 'places.csv 第 6 行「名称」：最多 30 个字'],
    [
      '代码成了科学记数',
      place('4.10403E+11,社区,乙社区,410403001,,,'),
      'places.csv 第 6 行「代码」：被表格改成了科学记数，请把这一列设为文本再填',
    ],
    [
      '级别不认识',
      place('410403002,镇,乙镇,410403,,,'),
      'places.csv 第 6 行「级别」：应是 区、街道、社区、网格、小区、楼栋、单元 之一',
    ],
    [
      '代码位数不对',
      place('41040300100,社区,乙社区,410403001,,,'),
      'places.csv 第 6 行「代码」：社区的代码应是12 位数字',
    ],
    ['代码重复', place('410403001,街道,乙街道,410403,,,'), 'places.csv 第 6 行「代码」：「410403001」和第 3 行重复'],
    ['没有上级', place('410403002,街道,乙街道,,,,'), 'places.csv 第 6 行「上级代码」：不能空着，街道在区下面'],
    ['区写了上级', place('410404,区,乙区,410403,,,'), 'places.csv 第 6 行「上级代码」：区没有上级，请留空'],
    ['第二个区', place('410404,区,乙区,,,,'), 'places.csv 第 6 行「级别」：一套系统只管一个区，已经有「410403」'],
    [
      '上级不存在',
      place('410403009001,社区,乙社区,410403009,,,'),
      'places.csv 第 6 行「上级代码」：没有代码是「410403009」的地方',
    ],
    [
      '上级级别不对',
      place('410403002001,社区,乙社区,410403,,,'),
      'places.csv 第 6 行「上级代码」：「410403」是区，社区应在街道下面',
    ],
    [
      '代码不在上级里',
      place('410404001001,社区,乙社区,410403001,,,'),
      'places.csv 第 6 行「代码」：应以上级代码「410403001」开头',
    ],
    [
      '网格不存在',
      place('410403001001-e1,小区,甲小区,410403001001,410403001001009,,'),
      'places.csv 第 6 行「服务网格」：没有代码是「410403001001009」的网格',
    ],
    [
      '网格在别的社区',
      place('410403001002,社区,乙社区,410403001,,,\n410403001002-e1,小区,乙小区,410403001002,410403001001001,,'),
      'places.csv 第 7 行「服务网格」：网格「410403001001001」不在这个社区',
    ],
    [
      '街道写了网格',
      place('410403002,街道,乙街道,410403,410403001001001,,'),
      'places.csv 第 6 行「服务网格」：只有小区、楼栋、单元填服务网格',
    ],
    [
      '电话不是电话',
      place('410403001002,社区,乙社区,410403001,,打给老王,'),
      'places.csv 第 6 行「电话」：应是打得通的电话号码，座机带区号',
    ],
    [
      '街道写了电话',
      place('410403002,街道,乙街道,410403,,0375-7000001,'),
      'places.csv 第 6 行「电话」：只有社区填电话，下面的地方都用它',
    ],
    ['顺序不是数', place('410403002,街道,乙街道,410403,,,一'), 'places.csv 第 6 行「顺序」：应是 0 到 9999 的整数'],
    [
      '单位代码不对',
      unit('城管局,部门,乙局,410403,'),
      'units.csv 第 4 行「代码」：应是 3 到 40 个小写字母、数字或短横线',
    ],
    ['单位类别不认识', unit('dept-b,科室,乙局,410403,'), 'units.csv 第 4 行「类别」'],
    [
      '单位在不存在的地方',
      unit('dept-b,部门,乙局,410409,'),
      'units.csv 第 4 行「地方代码」：没有代码是「410409」的地方',
    ],
    ['单位重复', unit('dept-a,部门,乙局,410403,'), 'units.csv 第 4 行「代码」：「dept-a」和第 2 行重复'],
    ['单位电话', unit('dept-b,部门,乙局,410403,无'), 'units.csv 第 4 行「电话」'],
    ['岗位不认识', post('保安,410403001001,,'), 'posts.csv 第 3 行「岗位」'],
    [
      '岗位在不存在的地方',
      post('网格员,410403001001009,,'),
      'posts.csv 第 3 行「地方代码」：没有代码是「410403001001009」的地方',
    ],
    [
      '岗位级别不对',
      post('网格员,410403001001,,'),
      'posts.csv 第 3 行「地方代码」：网格员设在网格，「410403001001」是社区',
    ],
    ['岗位重复', post('社区专员,410403001001,,'), 'posts.csv 第 3 行「岗位」：和第 2 行重复，同一岗位多人请填「人数」'],
    ['人数不对', post('网格员,410403001001001,,0'), 'posts.csv 第 3 行「人数」：应是 1 到 20 的整数'],
    ['部门专员没写部门', post('部门专员,410403,,'), 'posts.csv 第 3 行「单位代码」：部门专员要写明是哪个部门'],
    ['单位不存在', post('部门专员,410403,dept-z,'), 'posts.csv 第 3 行「单位代码」：没有代码是「dept-z」的单位'],
    [
      '共建联系人没写单位',
      post('共建单位联系人,410403001001,,'),
      'posts.csv 第 3 行「单位代码」：共建单位联系人要写明是哪个共建单位',
    ],
    ['网格员写了部门', post('网格员,410403001001001,dept-a,'), 'posts.csv 第 3 行「单位代码」：只有部门专员属于部门'],
    [
      '岗位代码太长',
      { ...unit(`dept-${'b'.repeat(35)},部门,乙局,410403,`), ...post(`部门专员,410403,dept-${'b'.repeat(35)},`) },
      'posts.csv 第 3 行「单位代码」：地方代码加单位代码太长，请改短单位代码',
    ],
    [
      '编号不对',
      duty('3,主责清单,路灯,路灯的报修与跟进,目录第 3 项,'),
      'duties.csv 第 3 行「编号」：应是一个大写字母加两三位数字，如 L03',
    ],
    [
      '编号重复',
      duty('L01,主责清单,路灯,路灯的报修与跟进,目录第 3 项,'),
      'duties.csv 第 3 行「编号」：「L01」和第 2 行重复',
    ],
    [
      '清单不认识',
      duty('L02,清单,路灯,路灯的报修与跟进,目录第 3 项,'),
      'duties.csv 第 3 行「清单」：应是 主责清单、协助清单、负面清单 之一',
    ],
    ['类别不认识', duty('L02,主责清单,灯,路灯的报修与跟进,目录第 3 项,'), 'duties.csv 第 3 行「类别」'],
    ['事项太短', duty('L02,主责清单,路灯,修灯,目录第 3 项,'), 'duties.csv 第 3 行「事项」：应有 4 到 120 个字'],
    ['依据太短', duty('L02,主责清单,路灯,路灯的报修与跟进,无,'), 'duties.csv 第 3 行「依据」：应有 4 到 120 个字'],
    [
      '部门不存在',
      duty('A01,协助清单,路灯,路灯的报修与跟进,目录第 3 项,org-a'),
      'duties.csv 第 3 行「部门代码」：没有代码是「org-a」的部门',
    ],
    [
      '协助没写部门',
      duty('A01,协助清单,路灯,路灯的报修与跟进,目录第 3 项,'),
      'duties.csv 第 3 行「部门代码」：协助和负面清单要写明是哪个部门的事',
    ],
    ['店名太短', shop('s2,乙,理发美容,410403001001,,'), 'shops.csv 第 3 行「名称」：应是 2 到 30 个字'],
    ['编号重复', shop('s1,乙店,理发美容,410403001001,,'), 'shops.csv 第 3 行「编号」：「s1」和第 2 行重复'],
    ['编号不像', shop('乙,乙店,理发美容,410403001001,,'), 'shops.csv 第 3 行「编号」：应是 1 到 20 个小写字母'],
    ['行业不认识', shop('s2,乙店,当铺,410403001001,,'), 'shops.csv 第 3 行「行业」：应是 粮油副食、'],
    [
      '商铺没有地方',
      shop('s2,乙店,理发美容,410403001009,,'),
      'shops.csv 第 3 行「地方代码」：没有代码是「410403001009」',
    ],
    ['商铺的地方太大', shop('s2,乙店,理发美容,410403,,'), 'shops.csv 第 3 行「地方代码」：太大了'],
    ['位置太长', shop(`s2,乙店,理发美容,410403001001,${'长'.repeat(61)},`), 'shops.csv 第 3 行「位置」：最多 60 个字'],
    ['少了一列', { 'units.csv': '代码,类别,名称\ndept-a,部门,甲局\n' }, 'units.csv：缺少「地方代码」这一列'],
    ['多了一列', { 'units.csv': '代码,类别,名称,地方代码,备注\n' }, 'units.csv：没有「备注」这一列，请对照模板'],
    ['引号没有成对', { 'units.csv': '代码,类别,名称,地方代码\n"dept-a,部门\n' }, 'units.csv：不是 CSV：'],
    [
      '清单太长',
      duty(Array.from({ length: 300 }, (_, n) => `A${n + 100},主责清单,路灯,路灯的报修与跟进,目录第 3 项,`).join('\n')),
      'duties.csv 第 302 行「编号」：三张清单一共最多 300 项',
    ],
    ['还没有区', { 'places.csv': '代码,级别,名称\n', 'posts.csv': '岗位,地方代码\n' }, 'units.csv 第 2 行「地方代码」'],
    [
      '还不能导入的表',
      { 'people.csv': '名称\n甲某\n' },
      'people.csv：这一版只导入 places.csv、units.csv、posts.csv、duties.csv、shops.csv',
    ],
  ];

  test.each(cases)('%s', async (_, changed, sentence) => {
    const base = { ...place(''), ...unit(''), ...post(''), ...duty(''), ...shop('') };
    const folder = aFolder({ ...base, ...changed });
    expect((await complaints(folder)).map((line) => line.slice(0, sentence.length))).toContain(sentence);
    await imported(folder);
    expect(await documentsThere()).toBe(0);
  });

  test('几处不对一次全说出来', async () => {
    const folder = aFolder({
      ...place('410403002,镇,,410403,,,'),
      ...unit('甲,部门,乙局,410409,'),
      ...post(''),
      ...duty(''),
      ...shop(''),
    });
    expect(await complaints(folder)).toHaveLength(4);
  });

  test('没有这个文件夹，没有区，没有管理员的岗位', async () => {
    expect(await complaints('/no/such/folder')).toEqual(['/no/such/folder：没有这个文件夹']);
    expect(await complaints(mkdtempSync(join(tmpdir(), 'empty-')))).toEqual(['places.csv：还没有区，请先填区这一行']);
    const noAdmin = await preview(
      aFolder({ ...place(''), ...unit(''), ...post(''), ...duty(''), ...shop('') }),
      '老严',
    );
    expect(noAdmin.problems.map(sentenceOf)).toEqual(['posts.csv「岗位」：没有区管理员这个岗位，第一位管理员无处可去']);
  });

  test('这些表本身没有别的毛病', async () => {
    expect(await complaints(aFolder({ ...place(''), ...unit(''), ...post(''), ...duty(''), ...shop('') }))).toEqual([]);
  });
});

const run = (...flags: string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'commands/onboard.ts'), ...flags], {
      cwd: root,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => resolve({ code, said }));
  });

test('命令：先预览，加 --apply 才写入，再来一次没有要做的', async () => {
  const where = ['--local', new URL(town.cloud.url).port, '--folder', templates, '--admin', '老严'];
  const seen = await run(...where);
  expect(seen).toMatchObject({ code: 0, said: expect.stringContaining('这是预览，什么都没有写入') as unknown });
  expect(await documentsThere()).toBe(0);
  const done = await run(...where, '--apply');
  expect(done.said).toContain('已写入 21 条');
  expect(done.said).toMatch(/packages\/people\/take\/index\?scene=[0-9a-z]{24}\n/);
  expect((await run(...where)).said).toContain('和现在一样，没有要做的');
});
