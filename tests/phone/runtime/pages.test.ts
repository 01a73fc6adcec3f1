import { aComponent, aProgram, onPhone } from './program';

const spoken = (name: string) => `
  const seen = getApp().seen;
  const note = (what) => function (options) { seen.push('${name} ' + what + (options && Object.keys(options).length ? ' ' + JSON.stringify(options) : '')); };
  Page({ onLoad: note('load'), onShow: note('show'), onReady: note('ready'), onHide: note('hide'), onUnload: note('unload'),
    onPullDownRefresh: note('pulled'), onReachBottom: note('bottom'), onPageScroll() {} });`;

const page = (name: string) => ({
  [`pages/${name}/index.wxml`]: `<view>${name}</view>`,
  [`pages/${name}/index.js`]: spoken(name),
  [`pages/${name}/index.json`]: '{"enablePullDownRefresh":true}',
});

const app = {
  'app.js': `App({ seen: [], onLaunch({ scene, query }) { this.seen.push('app launch ' + scene + ' ' + JSON.stringify(query)); }, onShow() { this.seen.push('app show'); }, onHide() { this.seen.push('app hide'); }, onPageNotFound({ path }) { this.lost = path; } })`,
  'app.json': JSON.stringify({
    pages: ['pages/a/index', 'pages/b/index', 'pages/c/index'],
    subPackages: [{ root: 'more', pages: ['d/index'] }],
    tabBar: {
      list: [
        { pagePath: 'pages/a/index', text: '首页' },
        { pagePath: 'pages/b/index', text: '我的' },
      ],
    },
  }),
  ...page('b'),
  ...page('c'),
  'more/d/index.wxml': '<view>d</view>',
  'more/d/index.js': spoken('d'),
};

const trip = async (settings = {}) => {
  const note = `const app = getApp(); const told = () => app.seen.splice(0); const lost = () => app.lost;`;
  const phone = await onPhone(
    aProgram({ wxml: '<view>a</view>', js: `${note}${spoken('a').replace('Page({', 'Page({ told, lost,')}` }, app),
    settings,
  );
  const told = phone.instance()['told'] as () => string[];
  return { ...phone, told, pages: phone.phone.pages };
};

test('the first page loads, shows and is ready, after the app', async () => {
  const { told } = await trip();
  expect(told()).toEqual(['app launch 1001 {}', 'app show', 'a load', 'a show', 'a ready']);
});

test('a page comes over another and goes again', async () => {
  const { told, pages } = await trip();
  told();
  await pages.navigateTo('/pages/c/index?id=7&name=%E7%81%AF');
  await Promise.resolve();
  expect(told()).toEqual(['a hide', 'c load {"id":"7","name":"%E7%81%AF"}', 'c show', 'c ready']);
  expect(pages.all().map(({ route }) => route)).toEqual(['pages/a/index', 'pages/c/index']);
  await pages.navigateBack();
  expect(told()).toEqual(['c unload', 'a show']);
});

test('paths may be relative, and reach into a subpackage', async () => {
  const { pages } = await trip();
  await pages.navigateTo('../c/index');
  await pages.redirectTo('../../more/d/index');
  expect(pages.current()?.route).toBe('more/d/index');
});

test('tabs live on, what was above them does not', async () => {
  const { told, pages, phone } = await trip();
  const [first] = pages.all();
  await pages.switchTab('/pages/b/index');
  await pages.navigateTo('/pages/c/index');
  told();
  await pages.switchTab('/pages/a/index');
  expect(told()).toEqual(['c unload', 'a show']);
  expect(pages.all()).toEqual([first]);
  await pages.reLaunch('/pages/c/index');
  await Promise.resolve();
  expect(told().slice(0, 2)).toEqual(['a unload', 'b unload']);
  expect(phone.screen.querySelectorAll('mp-page')).toHaveLength(1);
});

test('says why it cannot go there', async () => {
  const { pages } = await trip();
  await expect(pages.navigateTo('/pages/b/index')).rejects.toThrow('can not navigateTo a tabbar page');
  await expect(pages.switchTab('/pages/c/index')).rejects.toThrow('can not switch to no-tabBar page');
  await expect(pages.navigateTo('/pages/none/index')).rejects.toThrow('page "pages/none/index" is not found');
  await expect(pages.navigateBack()).rejects.toThrow('cannot navigate back at first page');
  for (let depth = 1; depth < 10; depth += 1) await pages.navigateTo('/pages/c/index');
  await expect(pages.navigateTo('/pages/c/index')).rejects.toThrow('webview count limit exceed');
});

test('leaving the app and coming back through a card', async () => {
  const { told, phone, pages } = await trip();
  told();
  phone.app.hide();
  expect(told()).toEqual(['a hide', 'app hide']);
  await phone.app.show();
  expect(told()).toEqual(['app show', 'a show']);
  phone.app.hide();
  told();
  await phone.app.show({ path: 'pages/c/index?id=1', scene: 1007 });
  await Promise.resolve();
  expect(told()).toEqual(['app show', 'a unload', 'c load {"id":"1"}', 'c show', 'c ready']);
  expect(phone.app.enterOptions()).toMatchObject({ path: 'pages/c/index', query: { id: '1' }, scene: 1007 });
  expect(pages.all()).toHaveLength(1);
});

test('starts where a door code says', async () => {
  const { phone, pages } = await trip({ launch: { path: 'pages/c/index', query: { scene: 'E12' }, scene: 1047 } });
  expect(pages.current()).toMatchObject({ route: 'pages/c/index', options: { scene: 'E12' } });
  expect(phone.app.launchOptions().scene).toBe(1047);
});

test('a card to a page that is gone is told to the app, and the entry opens', async () => {
  const { instance, pages } = await trip({ launch: { path: 'pages/gone/index', query: { id: '1' } } });
  expect(pages.current()?.route).toBe('pages/a/index');
  expect((instance()['lost'] as () => string)()).toBe('pages/gone/index');
});

test('pulling down refreshes until the page says stop; the bottom is reached once', async () => {
  const { told, pages, element } = await trip();
  await pages.navigateTo('/pages/c/index');
  const page = element('wx-view').parentElement as HTMLElement;
  told();
  const pointer = (type: string, clientY: number) =>
    page.dispatchEvent(Object.assign(new MouseEvent(type, { bubbles: true, clientY }), { pointerType: 'mouse' }));
  pointer('pointerdown', 0);
  pointer('pointermove', 200);
  pointer('pointerup', 200);
  expect(told()).toEqual(['c pulled']);
  expect(page.dataset['pulling']).toBe('');
  pages.stopPullDown();
  expect(page.dataset['pulling']).toBeUndefined();
  page.dispatchEvent(new Event('scroll'));
  page.dispatchEvent(new Event('scroll'));
  expect(told()).toEqual(['c bottom']);
});

test('components hear their page come and go', async () => {
  const phone = await onPhone(
    aProgram(
      { wxml: '<ear class="ear"/>', json: { usingComponents: { ear: '/c/ear' } } },
      {
        ...aComponent('c/ear', {
          wxml: '{{heard}}',
          js: `Component({ data: { heard: '' }, pageLifetimes: { show() { this.setData({ heard: this.data.heard + '来' }); }, hide() { this.setData({ heard: this.data.heard + '去' }); } } })`,
        }),
        'pages/z/index.wxml': '<view/>',
        'pages/z/index.js': 'Page({})',
      },
    ),
  );
  await phone.phone.pages.navigateTo('/pages/z/index');
  await phone.phone.pages.navigateBack();
  expect(phone.words('ear')).toBe('来去来');
});

test('a page that throws is reported and the phone goes on', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const phone = await onPhone(
    aProgram({
      wxml: '<view class="press" bindtap="bad">按</view>',
      js: `Page({ bad() { throw new Error('坏了'); } })`,
    }),
  );
  await phone.tap('.press');
  expect(phone.lines.join()).toContain('坏了');
  expect(phone.text()).toContain('按');
  quiet.mockRestore();
});

test('two phones in one document have each their own app, pages and counts', async () => {
  const weapp = aProgram({
    wxml: '<view class="press" bindtap="more">{{n}}</view>',
    js: `Page({ data: { n: 0 }, more() { getApp().n = (getApp().n || 0) + 1; this.setData({ n: getApp().n }); } })`,
  });
  const [one, other] = [await onPhone(weapp, { persona: 'one' }), await onPhone(weapp, { persona: 'other' })];
  await one.tap('.press');
  await one.tap('.press');
  await other.tap('.press');
  expect([one.words('.press'), other.words('.press')]).toEqual(['2', '1']);
  expect([one.phone.counts.setData, other.phone.counts.setData]).toEqual([2, 1]);
  one.close();
  await other.tap('.press');
  expect(other.words('.press')).toBe('2');
});
