import { aComponent, aProgram, onPhone } from './program';

const uses = (...names: string[]) => ({
  usingComponents: Object.fromEntries(names.map((name) => [name, `/c/${name}`])),
});

test('rows keep their nodes when they move, go and come', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<view class="list"><view wx:for="{{rows}}" wx:key="id" class="row">{{index}}{{item.name}}</view></view>',
      js: `Page({ data: { rows: [{ id: 1, name: '甲' }, { id: 2, name: '乙' }, { id: 3, name: '丙' }] } })`,
    }),
  );
  const rows = () => [...phone.element('.list').children];
  const [one, two, three] = rows();
  phone.set({
    rows: [
      { id: 3, name: '丙' },
      { id: 9, name: '新' },
      { id: 1, name: '甲' },
    ],
  });
  expect(rows()[0]).toBe(three);
  expect(rows()[2]).toBe(one);
  expect(rows()).not.toContain(two);
  expect(phone.words('.list')).toBe('0丙1新2甲');
});

test('two rows with one key are both shown', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<view class="list"><text wx:for="{{rows}}" wx:key="id">{{item.name}}</text></view>',
      js: `Page({ data: { rows: [{ id: 1, name: '甲' }, { id: 1, name: '乙' }] } })`,
    }),
  );
  phone.set({
    rows: [
      { id: 1, name: '丙' },
      { id: 1, name: '丁' },
      { id: 1, name: '戊' },
    ],
  });
  expect(phone.words('.list')).toBe('丙丁戊');
});

test('branches, templates and wxs', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: `<wxs module="say">module.exports = { loud: function (word) { return word + '！'; } };</wxs>
        <template name="card"><view class="card">{{title}}</view></template>
        <view class="all"><view wx:if="{{n === 1}}">一</view><view wx:elif="{{n === 2}}">二</view><view wx:else>多</view>
        <template is="card" data="{{title: say.loud(name)}}" /></view>`,
      js: `Page({ data: { n: 1, name: '喂' } })`,
    }),
  );
  expect(phone.words('.all')).toBe('一喂！');
  phone.set({ n: 2 });
  expect(phone.words('.all')).toBe('二喂！');
  phone.set({ n: 3, name: '好' });
  expect(phone.words('.all')).toBe('多好！');
});

describe('a component', () => {
  const child = aComponent('c/child', {
    wxml: '<view class="box {{tone}}"><slot name="head"/>|<slot/>|{{title}}</view>',
    js: `Component({
      options: { multipleSlots: true }, externalClasses: ['extra-class'],
      properties: { title: { type: String, value: '没说' }, item: { type: Object, value: null, observer() { this.seen = (this.seen || 0) + 1; } } },
      methods: { tell() { this.triggerEvent('told', { title: this.data.title }); } },
    })`,
    wxss: '.box { color: red } :host { display: block }',
  });

  test('shows what is slotted into it, by name', async () => {
    const phone = await onPhone(
      aProgram(
        { wxml: '<child title="题"><text>体</text><text slot="head">头</text></child>', json: uses('child') },
        child,
      ),
    );
    expect(phone.words('child')).toBe('头|体|题');
  });

  test('is told only what changed', async () => {
    const phone = await onPhone(
      aProgram(
        {
          wxml: '<child class="told" item="{{item}}" title="{{title}}"/>',
          json: uses('child'),
          js: `Page({ data: { item: { a: 1 }, title: '题' } })`,
        },
        child,
      ),
    );
    const told = () => phone.component('.told')['seen'];
    expect(told()).toBe(1);
    phone.set({ title: '新题' });
    expect(phone.words('child')).toBe('||新题');
    expect(told()).toBe(1);
    phone.set({ 'item.a': 2 });
    expect(told()).toBe(2);
  });

  test('loses its default when an attribute is given without a value', async () => {
    const phone = await onPhone(
      aProgram({ wxml: '<child title="{{nothing}}"/><child class="said"/>', json: uses('child') }, child),
    );
    expect(phone.words('child')).toBe('||');
    expect(phone.words('.said')).toBe('||没说');
  });

  test('has its own class names; what comes from outside keeps its name', async () => {
    const phone = await onPhone(
      aProgram(
        { wxml: '<one extra-class="mine"/>', json: uses('one'), wxss: '.mine { color: blue } .box { color: green }' },
        aComponent('c/one', {
          wxml: '<view class="box extra-class"/>',
          js: `Component({ externalClasses: ['extra-class'] })`,
          wxss: '.box { color: red }',
        }),
      ),
    );
    const inner = phone.element('one > wx-view');
    expect(inner.className.split(' ')).toHaveLength(2);
    expect(inner.className).toMatch(/^c\d+--box mine$/);
    expect(getComputedStyle(inner).color).toBe('rgb(0, 0, 255)');
  });

  test('meets its relations, and readiness comes from the inside out', async () => {
    const member = (name: string, more: string) =>
      aComponent(`c/${name}`, { wxml: '<slot/>', js: `Component({ ${more} })` });
    const phone = await onPhone(
      aProgram(
        {
          wxml: '<parent class="p"><view><kid/><kid/></view></parent>',
          json: uses('parent', 'kid'),
        },
        {
          ...member(
            'parent',
            `relations: { './kid': { type: 'descendant' } }, ready() { this.setData({ kids: this.getRelationNodes('./kid').map((kid) => kid.order) }); }`,
          ),
          ...member(
            'kid',
            `relations: { './parent': { type: 'ancestor', linked() { this.linked = true; } } }, ready() { this.order = this.linked ? 'linked' : 'alone'; }`,
          ),
        },
      ),
    );
    expect(phone.component('.p')['data']).toMatchObject({ kids: ['linked', 'linked'] });
  });

  test('lets a template set what a behaviour declares', async () => {
    const phone = await onPhone(
      aProgram(
        { wxml: '<shy show="{{false}}"/>', json: uses('shy') },
        aComponent('c/shy', {
          wxml: '{{show ? "在" : "不在"}}',
          js: `const shown = Behavior({ properties: { show: { type: Boolean, value: true } } }); Component({ behaviors: [shown] })`,
        }),
      ),
    );
    expect(phone.words('shy')).toBe('不在');
  });
});

describe('events', () => {
  const note = `note(event) { this.seen = [...(this.seen || []), event.currentTarget.dataset.at]; this.last = event; }`;

  test('bubble, are caught, and are captured on the way down', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: `<view bindtap="note" data-at="outside"><view capture-bind:tap="note" catchtap="note" bindtap="note" data-at="middle">
          <view class="press" bind:tap="note" data-at="inside">按</view></view></view>`,
        js: `Page({ ${note} })`,
      }),
    );
    await phone.tap('.press');
    expect(phone.seen()).toEqual(['middle', 'inside', 'middle', 'middle']);
  });

  test('say where they began, with data and marks', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<view bindtap="note" data-at="all" mark:list="a"><view class="press" id="it" data-row-id="{{7}}" mark:row="b">按</view></view>',
        js: `Page({ ${note} })`,
      }),
    );
    await phone.tap('.press');
    expect(phone.instance()['last']).toMatchObject({
      type: 'tap',
      target: { id: 'it', dataset: { rowId: 7 } },
      currentTarget: { dataset: { at: 'all' } },
      mark: { list: 'a', row: 'b' },
    });
  });

  test('call the method the template names now; none means not bound, not even caught', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<view bindtap="note" data-at="outside"><view class="press" catchtap="{{on}}" data-at="inside">按</view></view>',
        js: `Page({ data: { on: 'note' }, ${note} })`,
      }),
    );
    await phone.tap('.press');
    phone.set({ on: '' });
    await phone.tap('.press');
    expect(phone.seen()).toEqual(['inside', 'outside']);
  });

  test('exclude one another when bound with mut', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<view mut-bind:tap="note" data-at="outside"><view class="press" mut-bind:tap="note" data-at="inside">按</view></view>',
        js: `Page({ ${note} })`,
      }),
    );
    await phone.tap('.press');
    expect(phone.seen()).toEqual(['inside']);
  });
});

test('a tag nobody draws says its name once', async () => {
  const phone = await onPhone(aProgram({ wxml: '<live-player/><live-player/><no-such-thing/>' }));
  expect(phone.element('wx-live-player').dataset['placeholder']).toBe('live-player');
  expect(phone.lines.filter((line) => line.includes('<live-player>'))).toHaveLength(1);
  expect(phone.lines.join()).toContain('<no-such-thing>');
});

test('counts what crosses to the view', async () => {
  const phone = await onPhone(aProgram({ wxml: '<view><text>{{a}}</text></view>' }));
  phone.counts();
  phone.set({ a: '好' });
  phone.set({ a: '很好' });
  expect(phone.counts()).toEqual({ setData: 2, bytes: 25, nodes: 2, depth: 3, pages: { setData: 2, bytes: 25 } });
});

test('code finds no browser around it, and globals of its own', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<view/>',
      js: `global.mine = 1; Page({ found: [typeof window, typeof document, typeof global.document, typeof globalThis.fetch, typeof localStorage, typeof global.setTimeout, typeof globalThis.Math, global.mine] })`,
    }),
  );
  const none = 'undefined';
  expect(phone.instance()['found']).toEqual([none, none, none, none, none, 'function', 'object', 1]);
  expect('mine' in globalThis).toBe(false);
});
