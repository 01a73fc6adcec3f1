import { aComponent, aProgram, onPhone, type Running } from './program';

const type = (field: HTMLInputElement | HTMLTextAreaElement, value: string) => {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const theField = (phone: Running) => phone.element('input, textarea') as HTMLInputElement;
const note = `note(event) { this.seen = [...(this.seen || []), { type: event.type, ...event.detail }]; }`;

describe('what was typed', () => {
  test('is told once, with the caret', async () => {
    const phone = await onPhone(aProgram({ wxml: '<input bindinput="note"/>', js: `Page({ ${note} })` }));
    type(theField(phone), '路灯');
    expect(phone.seen()).toEqual([{ type: 'input', value: '路灯', cursor: 2 }]);
  });

  test('is wiped when the page sets the value it had set before', async () => {
    const phone = await onPhone(aProgram({ wxml: '<input value="{{v}}"/>', js: `Page({ data: { v: '' } })` }));
    type(theField(phone), '写错了');
    phone.set({ v: '' });
    expect(theField(phone).value).toBe('');
  });

  test('stays when something else is set, by the page or by a parent', async () => {
    const phone = await onPhone(
      aProgram(
        {
          wxml: '<box tone="{{tone}}"/>',
          json: { usingComponents: { box: '/c/box' } },
          js: `Page({ data: { tone: '' } })`,
        },
        aComponent('c/box', {
          wxml: '<view class="{{tone}}"><input value="{{v}}"/></view>',
          js: `Component({ properties: { tone: String }, data: { v: '' } })`,
        }),
      ),
    );
    type(theField(phone), '正在写');
    phone.set({ tone: 'warm' });
    phone.set({ tone: '' });
    expect(theField(phone).value).toBe('正在写');
  });

  test('is left alone while an IME composes, then told once', async () => {
    const phone = await onPhone(
      aProgram({ wxml: '<input value="{{v}}" bindinput="note"/>', js: `Page({ data: { v: '' }, ${note} })` }),
    );
    const field = theField(phone);
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    type(field, 'lu deng');
    phone.set({ v: '别的' });
    expect(field.value).toBe('lu deng');
    field.value = '路灯';
    field.dispatchEvent(new CompositionEvent('compositionend'));
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(phone.seen()).toEqual([{ type: 'input', value: '路灯', cursor: 2 }]);
  });

  test('is cut to its greatest length, and replaced by what the handler returns', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<input maxlength="{{4}}" bindinput="upper"/>',
        js: `Page({ upper(event) { this.seen = [event.detail.value]; return event.detail.value.toUpperCase(); } })`,
      }),
    );
    type(theField(phone), 'abcdef');
    expect(phone.seen()).toEqual(['abcd']);
    expect(theField(phone).value).toBe('ABCD');
  });

  test('keeps the caret where it was from the end when the page rewrites it', async () => {
    const phone = await onPhone(aProgram({ wxml: '<input value="{{v}}"/>', js: `Page({ data: { v: '' } })` }));
    const field = theField(phone);
    type(field, '12345');
    field.setSelectionRange(3, 3);
    phone.set({ v: '1-2-3-45' });
    expect(field.selectionStart).toBe(6);
  });

  test('hides the placeholder, which carries the app’s class', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<textarea placeholder="说说怎么了" placeholder-class="faint"/>',
        wxss: '.faint { color: red }',
      }),
    );
    const overlay = phone.element('.wx-field-placeholder');
    expect(overlay.textContent).toBe('说说怎么了');
    expect(overlay.classList).toContain('faint');
    type(theField(phone), '好');
    expect(phone.element('wx-textarea').hasAttribute('data-filled')).toBe(true);
  });

  test('is confirmed by Enter, and leaving is told', async () => {
    const phone = await onPhone(
      aProgram({ wxml: '<input bindconfirm="note" bindfocus="note" bindblur="note"/>', js: `Page({ ${note} })` }),
    );
    type(theField(phone), '好');
    theField(phone).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(phone.seen<{ type: string }>().map(({ type: what }) => what)).toEqual(['focus', 'confirm', 'blur']);
  });

  test('can be asked for at once', async () => {
    const phone = await onPhone(aProgram({ wxml: '<input focus="{{ask}}"/>', js: `Page({ data: { ask: true } })` }));
    expect(document.activeElement).toBe(theField(phone));
    phone.set({ ask: false });
    expect(document.activeElement).not.toBe(theField(phone));
  });
});

describe('choices', () => {
  test('a form gathers from its controls, however deep, and resets them', async () => {
    const phone = await onPhone(
      aProgram(
        {
          wxml: `<form bindsubmit="note" bindreset="note"><deep/><switch name="urgent"/>
            <checkbox-group name="kinds"><checkbox value="a" class="a"/><checkbox value="b" checked/></checkbox-group>
            <radio-group name="when"><radio value="now" class="now"/><radio value="later" checked/></radio-group>
            <button form-type="submit">提交</button><button form-type="reset">重来</button></form>`,
          json: { usingComponents: { deep: '/c/deep' } },
          js: `Page({ ${note} })`,
        },
        aComponent('c/deep', { wxml: '<view><input name="words"/></view>', js: 'Component({})' }),
      ),
    );
    type(theField(phone), '路灯');
    await phone.tap('wx-switch');
    await phone.tap('.a');
    await phone.tap('.now');
    await phone.tap('提交');
    expect(phone.seen().at(-1)).toMatchObject({
      type: 'submit',
      value: { words: '路灯', urgent: true, kinds: ['a', 'b'], when: 'now' },
    });
    await phone.tap('重来');
    await phone.tap('提交');
    expect(phone.seen().at(-1)).toMatchObject({ value: { words: '', urgent: false, kinds: [], when: '' } });
  });

  test('a label presses its control once, wherever it is pressed', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<label><switch bindchange="note"/><text class="words">很急</text></label>',
        js: `Page({ ${note} })`,
      }),
    );
    await phone.tap('.words');
    await phone.tap('wx-switch');
    expect(phone.seen()).toEqual([
      { type: 'change', value: true },
      { type: 'change', value: false },
    ]);
    expect(phone.element('wx-switch').getAttribute('aria-checked')).toBe('false');
  });

  test('a disabled control does nothing and cannot be reached', async () => {
    const phone = await onPhone(aProgram({ wxml: '<switch disabled bindchange="note"/>', js: `Page({ ${note} })` }));
    await phone.tap('wx-switch');
    expect(phone.seen()).toEqual([]);
    expect(phone.element('wx-switch').tabIndex).toBe(-1);
  });

  test('the page can put a switch back to what it had set', async () => {
    const phone = await onPhone(
      aProgram({
        wxml: '<switch checked="{{on}}" bindchange="refuse"/>',
        js: `Page({ data: { on: false }, refuse() { this.setData({ on: false }); } })`,
      }),
    );
    await phone.tap('wx-switch');
    expect(phone.element('wx-switch').getAttribute('aria-checked')).toBe('false');
  });
});

describe('pickers', () => {
  const picked = async (wxml: string, choose: (phone: Running) => Promise<void>) => {
    const phone = await onPhone(
      aProgram({ wxml, js: `Page({ data: { n: [['一月', '二月'], ['甲', '乙']] }, ${note} })` }),
    );
    await phone.tap('wx-picker');
    await choose(phone);
    return phone.seen();
  };

  test('one of a list, by its key', async () => {
    const wxml = `<picker range="{{[{ word: '路灯' }, { word: '井盖' }]}}" range-key="word" bindchange="note">选</picker>`;
    const seen = await picked(wxml, async (phone) => {
      await phone.tap('井盖');
      await phone.tap('确定');
    });
    expect(seen).toEqual([{ type: 'change', value: 1 }]);
  });

  test('a column each, turned with the arrow keys', async () => {
    const wxml = `<picker mode="multiSelector" range="{{n}}" value="{{[0, 0]}}" bindchange="note" bindcolumnchange="note">选</picker>`;
    const seen = await picked(wxml, async (phone) => {
      const [, second] = document.body.lastElementChild?.shadowRoot?.querySelectorAll('.wheel') ?? [];
      second?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      await phone.tap('确定');
    });
    expect(seen).toEqual([
      { type: 'columnchange', column: 1, value: 1 },
      { type: 'change', value: [0, 1] },
    ]);
  });

  test('a date that exists, between its ends', async () => {
    const wxml = `<picker mode="date" value="2026-02-11" start="2026-01-01" end="2026-12-31" bindchange="note">选</picker>`;
    const seen = await picked(wxml, async (phone) => {
      await phone.tap('31 日');
      await phone.tap('确定');
    });
    expect(seen).toEqual([{ type: 'change', value: '2026-02-28' }]);
  });

  test('a time, or none', async () => {
    const wxml = `<picker mode="time" value="08:30" bindchange="note" bindcancel="note">选</picker>`;
    const seen = await picked(wxml, async (phone) => {
      await phone.tap('17 时');
      await phone.tap('确定');
      await phone.tap('wx-picker');
      await phone.tap('取消');
    });
    expect(seen).toEqual([{ type: 'change', value: '17:30' }, { type: 'cancel' }]);
  });
});

test('rich text draws words and pictures, and nothing that could act', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<rich-text nodes="{{html}}"/>',
      js: `Page({ data: { html: '<p class="x" onclick="bad()">好<script>bad()</' + 'script><a href="javascript:bad()">去</a><img src="https://x/y.png" onerror="bad()"></p>' } })`,
    }),
  );
  expect(phone.element('wx-rich-text').innerHTML).toBe('<p class="x">好<a>去</a><img src="https://x/y.png"></p>');
});

test('a map draws its markers where they belong and tells which was pressed', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<map latitude="36" longitude="120" scale="16" markers="{{pins}}" bindmarkertap="note"/>',
      js: `Page({ data: { pins: [{ id: 7, latitude: 36, longitude: 120.001, title: '路灯' }] }, ${note} })`,
    }),
  );
  const pin = phone.element('.wx-map-pin');
  expect(pin.style.left).toMatch(/^calc\(50% \+ 46\.60/);
  pin.click();
  expect(phone.seen()).toEqual([{ type: 'markertap', markerId: 7 }]);
});

test('an image asks the phone where its path is, and follows its mode', async () => {
  const phone = await onPhone(
    aProgram({ wxml: '<image src="{{src}}" mode="aspectFill"/>', js: `Page({ data: { src: '' } })` }),
  );
  phone.phone.resolveUrl.current = (path) => Promise.resolve(`https://pictures.local/${path}`);
  phone.set({ src: 'lamp.png' });
  const img = await phone.waitFor(() => phone.element('wx-image > img[src]') as HTMLImageElement);
  expect(img.src).toBe('https://pictures.local/lamp.png');
  expect(phone.element('wx-image').getAttribute('mode')).toBe('aspectFill');
});
