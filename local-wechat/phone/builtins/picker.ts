import { makeColumn, type Column } from './column';
import type { BuiltIn, Properties, Self } from './define';

/** How one mode fills the wheels and reads them back. */
type Mode = {
  columns: (self: Self) => { items: string[]; index: number }[];
  value: (self: Self, indexes: number[]) => unknown;
};

const words = (item: unknown, key: string) =>
  String(typeof item === 'object' && item && key ? Reflect.get(item, key) : item);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const two = (n: number) => String(n).padStart(2, '0');
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const selector: Mode = {
  columns: (self) => [
    { items: listOf(self.get('range')).map((item) => words(item, self.text('rangeKey'))), index: self.number('value') },
  ],
  value: (_self, [index = 0]) => index,
};

const multiSelector: Mode = {
  columns: (self) =>
    listOf(self.get('range')).map((column, i) => ({
      items: listOf(column).map((item) => words(item, self.text('rangeKey'))),
      index: Number(listOf(self.get('value'))[i]) || 0,
    })),
  value: (_self, indexes) => indexes,
};

/** ISO dates and times compare as text. */
const clamped = (self: Self, value: string) => {
  const [start, end] = [self.text('start'), self.text('end')];
  if (start && value < start) return start.slice(0, value.length);
  return end && value > end ? end.slice(0, value.length) : value;
};

const time: Mode = {
  columns: (self) => {
    const [hour = '0', minute = '0'] = (self.text('value') || '00:00').split(':');
    return [
      { items: span(0, 23).map((n) => `${two(n)} 时`), index: Number(hour) },
      { items: span(0, 59).map((n) => `${two(n)} 分`), index: Number(minute) },
    ];
  },
  value: (self, [hour = 0, minute = 0]) => clamped(self, `${two(hour)}:${two(minute)}`),
};

const parts = { year: 1, month: 2, day: 3 };
const years = (self: Self) =>
  span(Number(self.text('start').slice(0, 4)) || 1970, Number(self.text('end').slice(0, 4)) || 2100);

const date: Mode = {
  columns: (self) => {
    const today = self.phone.device.around.now();
    const fallback = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
    const [y = '', m = '01', d = '01'] = (self.text('value') || fallback).split('-');
    const all = years(self);
    return [
      { items: all.map((n) => `${n} 年`), index: Math.max(0, all.indexOf(Number(y))) },
      { items: span(1, 12).map((n) => `${n} 月`), index: Number(m) - 1 },
      { items: span(1, 31).map((n) => `${n} 日`), index: Number(d) - 1 },
    ].slice(0, partsShown(self));
  },
  value: (self, [y = 0, m = 0, d = 0]) => {
    const year = years(self)[y] ?? 1970;
    const days = new Date(year, m + 1, 0).getDate();
    const whole = [String(year), two(m + 1), two(Math.min(d + 1, days))];
    return clamped(self, whole.slice(0, partsShown(self)).join('-'));
  },
};

const partsShown = (self: Self) => parts[self.text('fields') as keyof typeof parts] ?? parts.day;

const modes: Record<string, Mode> = { selector, multiSelector, time, date };

const pick = async (self: Self): Promise<void> => {
  const mode = modes[self.text('mode')];
  if (!mode) return self.phone.once(`<picker mode="${self.text('mode')}">`);
  const columns: Column[] = mode.columns(self).map(({ items, index }, i) => {
    const column = makeColumn(`第 ${i + 1} 列`, (value) => {
      if (mode === multiSelector) self.fire('columnchange', { column: i, value });
    });
    column.show(items, index);
    return column;
  });
  refill = () =>
    mode === multiSelector && mode.columns(self).forEach(({ items, index }, i) => columns[i]?.show(items, index));
  const confirmed = await self.phone.chrome.turnWheels(
    self.text('headerText'),
    columns.map(({ element }) => element),
  );
  refill = undefined;
  if (!confirmed) return void self.fire('cancel');
  const value = mode.value(
    self,
    columns.map((column) => column.index()),
  );
  self.set({ value });
  self.fire('change', { value });
};

/** Set while a sheet is open: the app may change the later columns when an earlier one turns. */
let refill: (() => unknown) | undefined;

const setupPicker = (self: Self): void => {
  self.host.tabIndex = 0;
  self.host.setAttribute('role', 'button');
  self.host.setAttribute('aria-haspopup', 'dialog');
  self.onTap(() => {
    pick(self).catch((error: unknown) => self.phone.log(`picker: ${String(error)}`));
  });
  self.watch(['range'], () => refill?.());
};

const properties: Properties = {
  mode: { type: String, value: 'selector' },
  headerText: String,
  range: Array,
  rangeKey: String,
  value: null,
  start: String,
  end: String,
  fields: { type: String, value: 'day' },
  disabled: Boolean,
  name: String,
};

export const picker: BuiltIn = { tag: 'picker', properties, setup: setupPicker };
