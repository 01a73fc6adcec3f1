import { aTown, type Town } from '../../support/town';
import { phoneOf, phonesOff } from './phones';

let town: Town;
beforeAll(async () => {
  town = await aTown();
});
afterAll(() => town.stop());
afterEach(phonesOff);

const people = async (persona: string) =>
  (await town.cloud.documents('people', 1000)).filter(({ nickname }) => nickname === persona);

test('第一次来：一级一级选到楼栋，同意后看到楼里的人', async () => {
  const phone = await phoneOf(town, 'first-timer');
  await phone.tap('选我住的地方');
  for (const step of ['东安路街道', '东苑社区', '焦化厂家属院', '3号楼']) {
    await phone.waitFor(step);
    await phone.tap(step);
  }
  await phone.tap('我住这里');
  await phone.waitFor('同意并开始');
  await phone.input('昵称', '刚搬来的');
  await phone.tap('同意并开始');
  await phone.waitFor('拍一拍，反映问题');
  expect(phone.text()).toContain('我楼里的人');
  expect(await people('刚搬来的')).toHaveLength(1);
});

test('扫门上的码，一步选好', async () => {
  const [place] = (await town.cloud.documents('places', 1000)).filter(({ _id }) => _id === '410403001001-e1-b3-u2');
  const door = String(place?.['door']);
  const phone = await phoneOf(town, 'scanner', {
    around: { scan: () => Promise.resolve({ result: '', path: `pages/home/index?scene=${door}` }) },
  });
  await phone.tap('选我住的地方');
  await phone.tap('扫门上的码');
  await phone.waitFor('2单元');
  await phone.tap('我住这里');
  await phone.tap('同意并开始');
  await phone.waitFor('焦化厂家属院 3号楼 2单元');
});

test('扫了别的码，说一声，还能接着选', async () => {
  const phone = await phoneOf(town, 'wrong-code', {
    around: { scan: () => Promise.resolve({ result: 'https://example.com/别的' }) },
  });
  await phone.tap('选我住的地方');
  await phone.tap('扫门上的码');
  await phone.waitFor('没认出门上的码');
  await phone.waitFor('东安路街道');
});

test('用门上的码打开，先看到这栋楼找谁，再反映这里的事', async () => {
  const [place] = (await town.cloud.documents('places', 1000)).filter(({ _id }) => _id === '410403001001-e1-b3');
  const phone = await phoneOf(town, 'resident-1', { launch: { query: { scene: String(place?.['door']) } } });
  await phone.waitFor('遇事问谁，有事找谁');
  expect(phone.text()).toContain('楼栋长');
  await phone.tap('反映这里的事');
  await phone.waitFor('焦化厂家属院 3号楼改一下');
});

test('大字大按钮，一按就变，下次打开还记得', async () => {
  const phone = await phoneOf(town, 'resident-1', { launch: { path: 'pages/mine/index' } });
  await phone.waitFor('大字大按钮');
  await phone.tap('.van-switch');
  await phone.waitFor(() => phone.page().element.querySelector('.screen.elder'));
  phone.close();
  const again = await phoneOf(town, 'resident-1');
  await again.waitFor(() => again.page().element.querySelector('.screen.elder'));
});
