import { aComponent, aProgram, onPhone, type Running } from './program';

const kinds = ['touchstart', 'touchmove', 'touchend', 'touchcancel', 'tap', 'longpress'];
const note = `note(event) { this.seen = [...(this.seen || []), event.type]; this.last = event; }`;
const listening = kinds.map((kind) => `bind${kind}="note"`).join(' ');

const aPad = (inside = '按', more = '') =>
  onPhone(
    aProgram({
      wxml: `<view class="pad" ${listening} ${more}>${inside}</view>`,
      js: `Page({ data: { on: true }, ${note}, noop() {} })`,
    }),
  );

const mouse = (target: Element, type: string, [clientX, clientY] = [0, 0], pointerType = 'mouse') =>
  target.dispatchEvent(
    Object.assign(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true, clientX, clientY }), {
      pointerType,
    }),
  );

const touch = (target: Element, type: string, [clientX, clientY] = [0, 0], identifier = 0) => {
  const touches = [{ identifier, clientX, clientY }];
  const event = Object.assign(new Event(type, { bubbles: true, composed: true, cancelable: true }), {
    touches,
    changedTouches: touches,
  });
  target.dispatchEvent(event);
  return event;
};

const click = (target: Element) => {
  mouse(target, 'pointerdown');
  mouse(target, 'pointerup');
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const pad = (phone: Running) => phone.element('.pad');

test('a click is one tap', async () => {
  const phone = await aPad();
  click(pad(phone));
  expect(phone.seen()).toEqual(['touchstart', 'touchend', 'tap']);
});

test('a touch is one tap, though the browser sends pointer and mouse events after it', async () => {
  const phone = await aPad();
  mouse(pad(phone), 'pointerdown', [0, 0], 'touch');
  touch(pad(phone), 'touchstart');
  mouse(pad(phone), 'pointerup', [0, 0], 'touch');
  const end = touch(pad(phone), 'touchend');
  expect(phone.seen()).toEqual(['touchstart', 'touchend', 'tap']);
  expect(end.defaultPrevented).toBe(true);
});

test('a touch on a text field stays the browser’s too, or nobody could type', async () => {
  const phone = await aPad('<input/>');
  touch(phone.element('input'), 'touchstart');
  expect(touch(phone.element('input'), 'touchend').defaultPrevented).toBe(false);
});

test('a second finger neither taps nor ends what the first is doing', async () => {
  const phone = await aPad();
  touch(pad(phone), 'touchstart', [0, 0], 1);
  touch(pad(phone), 'touchstart', [0, 0], 2);
  touch(pad(phone), 'touchend', [0, 0], 2);
  expect(phone.seen()).toEqual(['touchstart']);
  touch(pad(phone), 'touchend', [0, 0], 1);
  expect(phone.seen()).toEqual(['touchstart', 'touchend', 'tap']);
});

test('a finger that moved does not tap', async () => {
  const phone = await aPad();
  touch(pad(phone), 'touchstart', [10, 10]);
  touch(pad(phone), 'touchmove', [10, 19]);
  touch(pad(phone), 'touchmove', [10, 21]);
  touch(pad(phone), 'touchend', [10, 10]);
  expect(phone.seen()).toEqual(['touchstart', 'touchmove', 'touchmove', 'touchend']);
});

test('a caught move keeps the page from scrolling, an uncaught one does not', async () => {
  const phone = await aPad('<view class="locked" catch:touchmove="noop">动</view><view class="free">动</view>');
  const moved = (selector: string) => {
    const target = phone.element(selector);
    touch(target, 'touchstart');
    const event = touch(target, 'touchmove', [0, 30]);
    touch(target, 'touchend', [0, 30]);
    return event.defaultPrevented;
  };
  expect([moved('.locked'), moved('.free')]).toEqual([true, false]);
});

test('a long press is no tap where somebody listens for it', async () => {
  const phone = await aPad();
  mouse(pad(phone), 'pointerdown');
  await wait(400);
  mouse(pad(phone), 'pointerup');
  expect(phone.seen()).toEqual(['touchstart', 'longpress', 'touchend']);
});

test('coordinates count from the phone’s corner', async () => {
  const phone = await aPad();
  phone.phone.screen.getBoundingClientRect = () => new DOMRect(100, 50, 375, 600);
  click(pad(phone));
  mouse(pad(phone), 'pointerdown', [110, 70]);
  mouse(pad(phone), 'pointerup', [110, 70]);
  expect(phone.instance()['last']).toMatchObject({
    detail: { x: 10, y: 20 },
    changedTouches: [{ clientX: 10, pageY: 20 }],
  });
});

test('what is under the finger lights up, every class of it, and goes out', async () => {
  const phone = await aPad('按', 'hover-class="warm bright"');
  mouse(pad(phone), 'pointerdown');
  await wait(80);
  expect(pad(phone).className).toBe('pad warm bright');
  mouse(pad(phone), 'pointerup');
  await wait(120);
  expect(pad(phone).className).toBe('pad');
});

describe('by keyboard', () => {
  const press = (target: HTMLElement, key: string) => {
    target.focus();
    expect(document.activeElement).toBe(target);
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };

  test('a button is reached and pressed', async () => {
    const phone = await aPad('<button>好</button>');
    press(phone.element('wx-button'), 'Enter');
    press(phone.element('wx-button'), ' ');
    expect(phone.seen()).toEqual(['tap', 'tap']);
  });

  test('what says it is a button is one, the handlers inside it included, and is stopped at once', async () => {
    const phone = await onPhone(
      aProgram(
        {
          wxml: '<cell aria-role="button" bind:press="note"/>',
          json: { usingComponents: { cell: '/c/cell' } },
          js: `Page({ ${note} })`,
        },
        aComponent('c/cell', {
          wxml: '<view bindtap="press"><button>去</button></view>',
          js: `Component({ methods: { press() { this.triggerEvent('press'); } } })`,
        }),
      ),
    );
    expect(phone.element('cell').getAttribute('role')).toBe('button');
    expect(phone.element('wx-button').tabIndex).toBe(-1);
    press(phone.element('cell'), 'Enter');
    expect(phone.seen()).toEqual(['press']);
  });

  test('Space in a text field is a space', async () => {
    const phone = await aPad('<input/>');
    press(phone.element('input'), ' ');
    expect(phone.seen()).toEqual([]);
  });
});

test('the end of a transition reaches the component, not its parents', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<view bindtransitionend="outer"><view class="inner" bindtransitionend="note">动</view></view>',
      js: `Page({ ${note}, outer() { this.seen = ['outer']; } })`,
    }),
  );
  phone.element('.inner').dispatchEvent(new Event('transitionend', { bubbles: true }));
  expect(phone.seen()).toEqual(['transitionend']);
});

test('what is asked about the page is answered in order', async () => {
  const phone = await onPhone(
    aProgram({
      wxml: '<view id="one" class="row" data-n="{{1}}"/><view class="row" data-n="{{2}}"/>',
      js: `Page({ ask() { return new Promise((resolve) => wx.createSelectorQuery().select('#one').boundingClientRect().selectAll('.row').fields({ dataset: true }).select('.none').fields({ id: true }).exec(resolve)); } })`,
    }),
  );
  const ask = phone.instance()['ask'] as () => Promise<unknown[]>;
  expect(await ask()).toEqual([
    expect.objectContaining({ id: 'one', width: 0, left: 0 }),
    [{ dataset: { n: 1 } }, { dataset: { n: 2 } }],
    null,
  ]);
});
