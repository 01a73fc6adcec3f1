import { h } from '../element';
import { phoneUnits } from '../units';
import type { BuiltIn, Life, Properties, Self } from './define';

const keyboards: Record<string, string> = { number: 'numeric', digit: 'decimal', tel: 'tel', idcard: 'text' };

const properties: Properties = {
  value: String,
  type: { type: String, value: 'text' },
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  autoHeight: Boolean,
  cursor: { type: Number, value: -1 },
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  name: String,
  ariaLabel: String,
};

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Writes without moving the caret: it keeps its distance from the end of the text. */
const write = (field: Field, value: string): void => {
  if (field.value === value) return;
  const fromEnd = field.value.length - (field.selectionEnd ?? field.value.length);
  field.value = value;
  if (field.ownerDocument.activeElement !== field) return;
  const caret = Math.max(0, value.length - fromEnd);
  field.setSelectionRange(caret, caret);
};

/** Text typed by the person goes to the app; while an IME composes, neither side disturbs the other. */
const typing = (self: Self, field: Field, grow: () => void): void => {
  let composing = false;
  let told = '';
  const accept = (value: string) => {
    write(field, value);
    told = value;
    self.set({ value });
    grow();
  };
  const typed = () => {
    if (composing) return;
    const max = self.number('maxlength');
    const value = max >= 0 && field.value.length > max ? field.value.slice(0, max) : field.value;
    if (value === told && value === field.value) return;
    accept(value);
    const answer = self.fire('input', { value, cursor: field.selectionEnd ?? value.length });
    if (typeof answer === 'string' && answer !== value) accept(answer);
  };
  field.addEventListener('input', typed);
  field.addEventListener('compositionstart', () => (composing = true));
  field.addEventListener('compositionend', () => {
    composing = false;
    typed();
  });
  self.watch(['value'], () => {
    if (composing) return;
    told = self.text('value');
    write(field, told);
    showPlaceholder(self, field);
    grow();
  });
  field.addEventListener('input', () => showPlaceholder(self, field));
};

const showPlaceholder = (self: Self, field: Field) => self.host.toggleAttribute('data-filled', field.value !== '');

/** An overlay instead of the browser's placeholder, so that the app's class and style apply to it. */
const addPlaceholder = (self: Self, field: Field): void => {
  const overlay = h('div', { 'aria-hidden': 'true' });
  self.host.prepend(overlay);
  self.watch(['placeholder', 'placeholderStyle', 'placeholderClass'], () => {
    overlay.textContent = self.text('placeholder');
    overlay.style.cssText = phoneUnits(self.text('placeholderStyle'));
    overlay.className = `wx-field-placeholder ${self.classes(self.text('placeholderClass'))}`;
    field.setAttribute('aria-placeholder', self.text('placeholder'));
  });
};

const reportFocus = (self: Self, field: Field): void => {
  field.addEventListener('focus', () => {
    self.set({ focus: true });
    self.fire('focus', { value: field.value, height: 0 });
  });
  field.addEventListener('blur', () => {
    self.set({ focus: false });
    self.fire('blur', { value: field.value, cursor: field.selectionEnd ?? 0 });
  });
};

/** Focus asked for before the field is on the page is given when it gets there. */
const followFocus = (self: Self, field: Field): Life => {
  let onPage = false;
  const apply = () => {
    const wanted = self.flag('focus') || (!onPage && self.flag('autoFocus'));
    if (wanted) field.focus({ preventScroll: true });
    else if (field.ownerDocument.activeElement === field) field.blur();
  };
  self.watch(['focus'], () => {
    if (onPage) apply();
  });
  const attached = () => {
    if (self.flag('focus') || self.flag('autoFocus')) apply();
    onPage = true;
  };
  return { attached };
};

const makeField = (self: Self, field: Field, grow: () => void): Life => {
  self.host.append(field);
  addPlaceholder(self, field);
  typing(self, field, grow);
  reportFocus(self, field);
  self.watch(['disabled'], () => (field.disabled = self.flag('disabled')));
  self.watch(['ariaLabel', 'placeholder'], () =>
    field.setAttribute('aria-label', self.text('ariaLabel') || self.text('placeholder')),
  );
  self.watch(['confirmType'], () => (field.enterKeyHint = self.text('confirmType') as 'done'));
  return followFocus(self, field);
};

const setupInput = (self: Self): Life => {
  const field = h('input', { autocomplete: 'off' });
  self.watch(['type', 'password'], () => {
    field.type = self.flag('password') || self.text('type') === 'safe-password' ? 'password' : 'text';
    field.inputMode = keyboards[self.text('type')] ?? 'text';
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    self.fire('confirm', { value: field.value });
    if (!self.flag('confirmHold')) field.blur();
  });
  return makeField(self, field, () => undefined);
};

const setupTextarea = (self: Self): Life => {
  const field = h('textarea');
  self.reflect('autoHeight');
  const grow = () => {
    if (!self.flag('autoHeight')) return;
    field.style.height = 'auto';
    if (field.scrollHeight) field.style.height = `${field.scrollHeight}px`;
  };
  const life = makeField(self, field, grow);
  return {
    attached: () => {
      grow();
      life.attached?.();
    },
  };
};

export const fields: BuiltIn[] = [
  { tag: 'input', properties, setup: setupInput },
  { tag: 'textarea', properties, setup: setupTextarea },
];
