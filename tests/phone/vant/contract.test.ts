import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import simulate from 'miniprogram-simulate';
import { vantClosure, vantDefaults } from '../../../config/vant';
import components from '../../../src/ui/vantComponents.json';
import { eventually } from '../../support/eventually';

/** What our kit counts on, a row a component: attributes it passes, what a person does, what must be heard. */
type Row = {
  readonly given?: Record<string, unknown>;
  readonly when?: (component: Simulated) => void;
  readonly heard?: { readonly event: string; readonly detail: unknown };
  readonly seen?: (component: Simulated) => void;
};
/** The simulator's own typings leave listeners out. */
type Simulated = NonNullable<ReturnType<typeof simulate.render>> & {
  addEventListener(event: string, hear: (event: { detail: unknown }) => void): void;
  querySelector(selector: string): { dispatchEvent(event: string): void } | undefined;
  attach(parent: Node): void;
};

const part = (component: Simulated, selector: string) => {
  const found = component.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector} in ${component.dom?.outerHTML}`);
  return found;
};
const inside = (component: Simulated, selector: string): HTMLElement => {
  const found = component.dom?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${component.dom?.outerHTML}`);
  return found;
};

const rows: Record<string, readonly Row[]> = {
  button: [
    {
      when: (it) => part(it, '.van-button').dispatchEvent('tap'),
      heard: { event: 'click', detail: expect.anything() },
    },
    {
      given: { loading: true, disabled: true },
      when: (it) => part(it, '.van-button').dispatchEvent('tap'),
      heard: { event: 'click', detail: 'nothing' },
    },
    { seen: (it) => expect(inside(it, 'wx-button').className).toContain('van-button--default') },
  ],
  field: [
    {
      when: (it) => it.instance.onInput({ detail: { value: '路灯不亮' } }),
      heard: { event: 'input', detail: '路灯不亮' },
    },
    {
      when: (it) => it.instance.onBlur({ detail: { value: '路灯不亮', cursor: 4 } }),
      heard: { event: 'blur', detail: { value: '路灯不亮', cursor: 4 } },
    },
    {
      given: { type: 'textarea' },
      seen: (it) => expect(inside(it, '[class*=van-field__control--textarea]')).toBeTruthy(),
    },
    { given: { value: '三天了' }, seen: (it) => expect(it.instance.data.innerValue).toBe('三天了') },
  ],
  icon: [
    { given: { name: 'photograph' }, seen: (it) => expect(inside(it, '[class*=van-icon-photograph]')).toBeTruthy() },
    { when: (it) => part(it, '.van-icon').dispatchEvent('tap'), heard: { event: 'click', detail: undefined } },
  ],
  popup: [
    { given: { show: true }, when: (it) => it.instance.onClickOverlay(), heard: { event: 'close', detail: undefined } },
    {
      given: { show: true },
      when: (it) => it.instance.onClickCloseIcon(),
      heard: { event: 'close', detail: undefined },
    },
    {
      given: { show: true, position: 'bottom', round: true, closeable: true },
      seen: (it) => expect(inside(it, '[class*=van-popup--bottom]').className).toContain('van-popup--round'),
    },
  ],
  progress: [
    {
      given: { percentage: 40, showPivot: false },
      seen: (it) => expect(inside(it, '[class*=van-progress__portion]').getAttribute('style')).toContain('40%'),
    },
  ],
  skeleton: [
    {
      given: { row: 3, title: true },
      seen: (it) => expect(it.dom?.querySelectorAll('[class*=van-skeleton__row]')).toHaveLength(3),
    },
  ],
  switch: [
    { when: (it) => part(it, '.van-switch').dispatchEvent('tap'), heard: { event: 'change', detail: true } },
    {
      given: { checked: true },
      when: (it) => part(it, '.van-switch').dispatchEvent('tap'),
      heard: { event: 'change', detail: false },
    },
  ],
};

const lib = join(process.cwd(), 'node_modules/@vant/weapp/lib');
const host = document.createElement('div');
document.body.append(host);

// jest runs a module once; the simulator counts on each component's script running anew.
const load = (name: string): string => {
  jest.resetModules();
  return simulate.load(join(lib, name, 'index'), `van-${name}`, { compiler: 'official', rootPath: lib });
};
const standing = (name: string, given: Record<string, unknown> = {}): Simulated => {
  const component = simulate.render(load(name), given) as unknown as Simulated;
  component.attach(host);
  return component;
};

/** 'default' -> default: what a template expression of ours evaluates to. */
const valueOf = (expression: string): unknown =>
  expression.startsWith("'") ? expression.slice(1, -1).replace(/\\'/g, "'") : (JSON.parse(expression) as unknown);

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

test('every component the kit names has a row here, and no other', () => {
  expect(Object.keys(rows).sort()).toEqual([...components].sort());
});

describe.each([...components])('van-%s', (name) => {
  test('stands with everything it is built from', () => {
    for (const needed of vantClosure()) expect(existsSync(join('dist/weapp/vant', needed, 'index.js'))).toBe(true);
    expect(standing(name, { show: true }).dom?.innerHTML).toBeTruthy();
  });

  test('keeps its own defaults when nothing is said', () => {
    const { data } = standing(name).instance;
    for (const [property, expression] of Object.entries(vantDefaults()[`van-${name}`] ?? {})) {
      if (property.includes('-')) continue;
      expect({ [property]: data[property] }).toEqual({ [property]: valueOf(expression) });
    }
  });

  test('is given its defaults by the template Taro wrote', () => {
    const tags = [...readFileSync('dist/weapp/base.wxml', 'utf8').matchAll(new RegExp(`<van-${name} ([^>]*)>`, 'g'))];
    expect(tags.length).toBeGreaterThan(0);
    const defaults = vantDefaults()[`van-${name}`] ?? {};
    for (const [, attributes = ''] of tags) {
      for (const [, attribute = '', value = ''] of attributes.matchAll(/([\w-]+)="\{\{([^"]*)\}\}"/g)) {
        const expression = defaults[attribute];
        if (expression !== undefined) expect(value).toBe(`xs.b(i.${camel(attribute)},${expression})`);
      }
    }
  });

  test.each(rows[name] ?? [])('does what the kit relies on (%#)', async ({ given, when, heard, seen }) => {
    const component = standing(name, given);
    const said: unknown[] = [];
    if (heard) component.addEventListener(heard.event, ({ detail }) => said.push(detail));
    when?.(component);
    if (heard?.detail === 'nothing') await simulate.sleep(80);
    await eventually(() => {
      if (heard) expect(said).toEqual(heard.detail === 'nothing' ? [] : [heard.detail]);
      seen?.(component);
      return true;
    });
  });
});

test('no component asks a third party for anything', () => {
  for (const needed of vantClosure()) {
    const css = readFileSync(join('dist/weapp/vant', needed, 'index.wxss'), 'utf8');
    expect(css.match(/url\((?!["']?data:)[^)]*\)/g) ?? []).toEqual([]);
  }
});
