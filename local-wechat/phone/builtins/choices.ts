import type exparser from 'miniprogram-exparser';
import { selfAt, type BuiltIn, type Life, type Self } from './define';

/** Built-ins inside `root`, through every component's shadow tree, found by their real elements. */
export const within = (root: Element, selector: string): Self[] =>
  [...root.querySelectorAll(selector)].flatMap((element) => selfAt(element) ?? []);

const around = (self: Self, selector: string): Self | undefined => selfAt(self.host.parentElement?.closest(selector));

const checkable = (self: Self, role: string): void => {
  self.host.setAttribute('role', role);
  self.reflect('checked', 'disabled');
  self.watch(['checked'], () => self.host.setAttribute('aria-checked', String(self.flag('checked'))));
  self.watch(['disabled'], () => (self.host.tabIndex = self.flag('disabled') ? -1 : 0));
  self.watch(['color'], () => self.host.style.setProperty('--wx-color', self.text('color') || null));
};

const chosen = (group: Self, tag: string) => within(group.host, tag).filter((self) => self.flag('checked'));

const setupCheckbox = (self: Self): void => {
  checkable(self, 'checkbox');
  self.onTap(() => {
    self.set({ checked: !self.flag('checked') });
    const group = around(self, 'wx-checkbox-group');
    group?.fire('change', { value: chosen(group, 'wx-checkbox').map((box) => box.get('value')) });
  });
};

const setupRadio = (self: Self): void => {
  checkable(self, 'radio');
  self.onTap(() => {
    if (self.flag('checked')) return;
    const group = around(self, 'wx-radio-group');
    for (const other of group ? chosen(group, 'wx-radio') : []) other.set({ checked: false });
    self.set({ checked: true });
    group?.fire('change', { value: self.get('value') });
  });
};

const setupSwitch = (self: Self): void => {
  checkable(self, 'switch');
  self.reflect('type');
  self.onTap(() => {
    self.set({ checked: !self.flag('checked') });
    self.fire('change', { value: self.flag('checked') });
  });
};

const controls = 'wx-button, wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-picker';

/** A tap on the label's own words presses its control; one that began in a control has already done so. */
const setupLabel = (self: Self): void => {
  self.node.addListener('tap', (event) => {
    const from = (event as exparser.Event & { pressed?: Element }).pressed;
    if (from?.closest(controls) && self.host.contains(from.closest(controls))) return;
    const target = self.text('for')
      ? self.host.closest('mp-page')?.querySelector(`[id="${CSS.escape(self.text('for'))}"]`)
      : self.host.querySelector(controls);
    if (!target) return;
    const field = target.querySelector<HTMLElement>('input, textarea');
    if (field) field.focus();
    else selfAt(target)?.fire('tap');
  });
};

const groupValue = (self: Self): unknown => {
  const tag = self.host.tagName.toLowerCase().replace('-group', '');
  const values = chosen(self, tag).map((box) => box.get('value'));
  return tag === 'wx-radio' ? (values[0] ?? '') : values;
};

const valueOf = (self: Self): unknown => {
  if (/-GROUP$/.test(self.host.tagName)) return groupValue(self);
  return self.host.tagName === 'WX-SWITCH' ? self.flag('checked') : self.get('value');
};

const named = 'wx-input, wx-textarea, wx-switch, wx-picker, wx-checkbox-group, wx-radio-group';

/** Gathers from the controls themselves, so a form knows what was typed whoever drew the field. */
const setupForm = (self: Self): void => {
  const gather = () =>
    Object.fromEntries(
      within(self.host, named)
        .filter((control) => control.text('name'))
        .map((control) => [control.text('name'), valueOf(control)]),
    );
  self.node.addListener('formsubmit', () => void self.fire('submit', { value: gather(), formId: '' }));
  self.node.addListener('formreset', () => {
    for (const control of within(self.host, `${named}, wx-checkbox, wx-radio`))
      control.set('checked' in control.node.data ? { checked: false } : { value: '' });
    self.fire('reset', {});
  });
};

const setupGroup =
  (role: string) =>
  (self: Self): Life => {
    self.host.setAttribute('role', role);
    return {};
  };

const choice = { value: null, checked: Boolean, disabled: Boolean, color: String };

export const choices: BuiltIn[] = [
  { tag: 'checkbox', properties: choice, setup: setupCheckbox },
  { tag: 'radio', properties: choice, setup: setupRadio },
  { tag: 'checkbox-group', properties: { name: String }, setup: setupGroup('group') },
  { tag: 'radio-group', properties: { name: String }, setup: setupGroup('radiogroup') },
  {
    tag: 'switch',
    properties: { ...choice, type: { type: String, value: 'switch' }, name: String },
    setup: setupSwitch,
  },
  { tag: 'label', properties: { for: String }, setup: setupLabel },
  { tag: 'form', properties: { reportSubmit: Boolean }, setup: setupForm },
];
