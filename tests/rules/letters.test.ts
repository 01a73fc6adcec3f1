import fc from 'fast-check';
import * as v from 'valibot';
import { actionNames, actions } from '../../domain/contract';
import {
  asLine,
  asSaid,
  countLetters,
  cutLetters,
  cutToUnits,
  firstLetter,
  lettersOf,
  lettersOver,
  saysAtLeast,
} from '../../domain/kernel/letters';
import { line, reason, sentence } from '../../domain/kernel/schemas';

test.each<[text: string, letters: number]>([
  ['', 0],
  ['路灯', 2],
  ['𠮷田', 2],
  ['𠮷𠮷', 2],
  ['👍👍', 2],
  ['👍🏽', 1],
  ['👨‍👩‍👧‍👦', 1],
  ['👩🏽‍🤝‍👨🏿', 1],
  ['❤️‍🔥', 1],
  ['❤️', 1],
  ['1️⃣2️⃣', 2],
  ['🇨🇳', 1],
  ['🇨🇳🇨🇳', 2],
  ['🇨', 1],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
  ['e\u0301', 1],
  ['é', 1],
  ['a\u0300\u0301\u0302', 1],
  ['ཀྱི', 1],
  ['บ้าน', 3],
  ['한국', 2],
  ['\u1112\u1161\u11ab', 1],
  ['葛󠄀', 1],
  ['مُحَمَّد', 4],
  ['नमस्ते'.slice(0, 2), 2],
  ['か\u3099', 1],
  ['㊗️', 1],
  ['©️', 1],
  ['☎️110', 4],
  ['甲\n乙', 3],
  ['\u0301', 1],
  ['a\u200db', 2],
])('%j is %i letters, cut into them and put together again', (text, letters) => {
  expect(countLetters(text)).toBe(letters);
  expect(lettersOf(text).join('')).toBe(text);
});

/** What a newer engine with Intl would say; the phone must not ask it. */
const segmented = (text: string): string[] =>
  [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

test('letters are those that Unicode names, in whatever people write here', () => {
  const parts = ['路', '𠮷', '👍', '🏽', '👨‍👩‍👧', '🇨🇳', '❤️', 'é', 'e\u0301', 'a', ' ', '1️⃣', 'བོད', 'ئۇ', '\n', '☎️'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), (all) =>
      expect(lettersOf(all.join(''))).toEqual(segmented(all.join(''))),
    ),
  );
});

test('whatever is cut is cut between letters, and what is heaped on one letter has an end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, most) => {
      const cut = cutLetters(text, most);
      expect(text.startsWith(cut)).toBe(true);
      expect(countLetters(cut)).toBe(Math.min(most, countLetters(text)));
      expect(cutToUnits(text, most).length).toBeLessThanOrEqual(most);
      expect(() => encodeURIComponent(cutToUnits(text, most))).not.toThrow();
      expect(text.startsWith(cutToUnits(text, most))).toBe(true);
    }),
  );
  expect(countLetters(`a${'\u0301'.repeat(800)}`)).toBeGreaterThan(40);
});

test.each([
  ['𠮷田', '𠮷'],
  ['👨‍👩‍👧家', '👨‍👩‍👧'],
  ['欧阳', '欧'],
  ['', ''],
])('%j begins with %j', (name, letter) => expect(firstLetter(name)).toBe(letter));

test.each([
  ['东苑\n小区', '东苑 小区'],
  ['东苑\r\n小区', '东苑 小区'],
  ['东苑\r小区', '东苑 小区'],
  ['东苑\u2028小区', '东苑 小区'],
  ['东苑\u2029小区', '东苑 小区'],
  ['东苑\u0085小区', '东苑 小区'],
  ['东苑\v小区', '东苑 小区'],
  ['东苑\f小区', '东苑 小区'],
  ['东苑\t小区', '东苑 小区'],
  ['东苑 \n\n  小区', '东苑 小区'],
  ['\n东苑小区\n', '东苑小区'],
  ['张　三', '张　三'],
  ['\n\r\u2028', ''],
])('%j on one line is %j', (written, read) => {
  expect(asLine(written)).toBe(read);
  expect(asLine(asLine(written))).toBe(read);
  expect(v.parse(line(20), written)).toBe(read);
});

test('words keep their lines, however the phone ended them', () =>
  expect(asSaid(' 甲\r\n乙\u2028丙\r丁 \n')).toBe('甲\n乙\n丙\n丁'));

test.each(['👍👍', '𠮷𠮷', '👨‍👩‍👧‍👦', '   ab ', '\u200b\u200b\u200b\u200b', 'a\u0301\u0302\u0303', '🇨🇳🇨🇳🇨🇳', '不行了'])(
  '%j is no reason of four, on the phone as in the cloud',
  (text) => {
    expect(saysAtLeast(text, 4)).toBe(false);
    expect(v.safeParse(reason, text).success).toBe(false);
  },
);

test.each(['👍👍👍👍', '𠮷𠮷𠮷𠮷', ' 说清楚了 ', '甲\n乙丙'])('%j is', (text) => {
  expect(saysAtLeast(text, 4)).toBe(true);
  expect(v.safeParse(reason, text).success).toBe(true);
});

test('phone and cloud agree about every text and every limit', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(anything, fc.string({ unit: 'grapheme' })), fc.nat(12), fc.nat(12), (text, least, most) => {
      const fits = saysAtLeast(text, least) && lettersOver(text, most) === 0;
      expect(v.safeParse(sentence(most, least), text).success).toBe(fits);
    }),
  );
});

type Step = { readonly type: string };
type Schema = Step & {
  readonly entries?: Record<string, Schema>;
  readonly options?: readonly unknown[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly (Step & { readonly pipe?: readonly Step[] })[];
};

/** What a machine writes has a pattern; an id that is looked up is only ever compared. */
const machines = ['regex', 'iso_date', 'iso_timestamp', 'max_letters'];
const compared = ['cursor', 'postId', 'memberId', 'consentVersion', 'version', 'subscribed', 'department', 'fileId'];

const loose = (schema: Schema, key: string): string[] => {
  const inner = [schema.item, schema.wrapped, ...(schema.options ?? [])].filter(
    (one): one is Schema => typeof one === 'object' && one !== null,
  );
  const steps = (schema.pipe ?? []).flatMap((step) => step.pipe ?? [step]);
  const isLoose = schema.type === 'string' && !steps.some(({ type }) => machines.includes(type));
  return [
    ...(isLoose && !compared.includes(key) ? [key] : []),
    ...Object.entries(schema.entries ?? {}).flatMap(([name, entry]) => loose(entry, name)),
    ...inner.flatMap((one) => loose(one, key)),
  ];
};

test.each(actionNames)('%s: words of people are counted in letters', (action) =>
  expect(loose(actions[action].input as unknown as Schema, action)).toEqual([]),
);
