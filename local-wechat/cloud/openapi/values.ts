/**
 * What each kind of a template's field may hold, as the table under subscribeMessage.send says it. Lengths are counted
 * in characters. A symbol is any common sign but Chinese, Latin letters and digits; nothing holds a control character.
 */
type Kind = (value: string) => boolean;

const matches =
  (...patterns: RegExp[]): Kind =>
  (value) =>
    patterns.some((pattern) => pattern.test(value));

const lengthOf = (value: string): number => [...value].length;

const symbol = String.raw`[\p{P}\p{S} ]`;
const han = String.raw`\p{Script=Han}`;

/** y年m月d日, y年m月, m月d日, or the same joined by one of - / . */
const day = String.raw`(0?[1-9]|[12]\d|3[01])`;
const month = String.raw`(0?[1-9]|1[0-2])`;
const year = String.raw`\d{4}`;
const joined = (sign: string): string => `${year}${sign}${month}(${sign}${day})?|${month}${sign}${day}`;
const dates = `(${year}年${month}月(${day}日)?|${month}月${day}日|${joined('-')}|${joined('/')}|${joined(String.raw`\.`)})`;
const hours = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
/** One of it, or a span: two of it joined by ~. */
const spanOf = (one: string): RegExp => new RegExp(`^(${one})(~(${one}))?$`, 'u');

const digitsIn = (value: string): number => value.replace(/\D/g, '').length;

/** Ten Chinese characters, or twenty letters and signs; mixed counts as Chinese. */
const isName: Kind = (value) => {
  if (!new RegExp(`^([A-Za-z]|${han}|${symbol})+$`, 'u').test(value)) return false;
  return lengthOf(value) <= (new RegExp(han, 'u').test(value) ? 10 : 20);
};

export const kinds: Readonly<Record<string, Kind>> = {
  thing: matches(/^.{1,20}$/u),
  number: (value) => /^\d+(\.\d+)?$/.test(value) && digitsIn(value) <= 32,
  letter: matches(/^[A-Za-z]{1,32}$/),
  symbol: matches(new RegExp(`^${symbol}{1,5}$`, 'u')),
  character_string: matches(new RegExp(`^([A-Za-z0-9]|${symbol}){1,32}$`, 'u')),
  time: matches(spanOf(`(${dates} )?${hours}`)),
  date: matches(spanOf(`${dates}( ${hours})?`)),
  amount: matches(/^\p{Sc}\d{1,10}(\.\d+)?元?$/u),
  phone_number: (value) => new RegExp(`^(\\d|${symbol}){1,17}$`, 'u').test(value) && digitsIn(value) > 0,
  car_number: (value) =>
    new RegExp(`^(${han}|[A-Za-z0-9])[A-Za-z0-9]*(${han})?$`, 'u').test(value) && lengthOf(value) <= 8,
  name: isName,
  phrase: matches(new RegExp(`^${han}{1,5}$`, 'u')),
};

/** Line breaks and everything else that controls a line, and halves of characters, which are not UTF-8. */
const controls = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/** A day without its year may be the 29th of February. */
const LEAP_YEAR = 2000;
const isDay = (y: number, m: number, d: number): boolean => d <= new Date(Date.UTC(y, m, 0)).getUTCDate();

/** 2027年2月30日 has the form of a date and is none. */
const isOnTheCalendar = (value: string): boolean =>
  [...value.matchAll(/(?:(\d{4})[年\-/.])?(\d{1,2})[月\-/.](\d{1,2})(?!\d*:)/g)].every(([, y, m, d]) =>
    isDay(Number(y ?? LEAP_YEAR), Number(m), Number(d)),
  );

/** Whether WeChat takes it: `enum1` only what its template lists. */
export const isTaken = (field: string, value: string, listed: readonly string[] = []): boolean => {
  const kind = field.replace(/\d+$/, '');
  if (value.trim() === '' || controls.test(value)) return false;
  if (kind === 'enum') return listed.includes(value);
  if ((kind === 'time' || kind === 'date') && !isOnTheCalendar(value)) return false;
  return kinds[kind]?.(value) ?? false;
};

export const isField = (field: string): boolean => {
  const kind = field.replace(/\d+$/, '');
  return kind === 'enum' || Object.hasOwn(kinds, kind);
};
