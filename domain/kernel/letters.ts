import { visible } from './visible';

/**
 * Letters as people see them: 𠮷 is one, 👨‍👩‍👧 is one, é is one however it was typed. The phone and the cloud count with
 * this file and nothing else. WeChat on Android has no Intl, and two versions of Unicode would count differently.
 */
type Range = readonly [from: number, to: number];

/** What stands on the letter before it: accents, vowels of other scripts, variants, skins, joints. */
const marks: readonly Range[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5bd],
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e4],
  [0x6e7, 0x6e8],
  [0x6ea, 0x6ed],
  [0x900, 0x903],
  [0x93a, 0x93c],
  [0x93e, 0x94f],
  [0x951, 0x957],
  [0x962, 0x963],
  [0xe31, 0xe31],
  [0xe33, 0xe3a],
  [0xe47, 0xe4e],
  [0xf18, 0xf19],
  [0xf35, 0xf35],
  [0xf37, 0xf37],
  [0xf39, 0xf39],
  [0xf3e, 0xf3f],
  [0xf71, 0xf84],
  [0xf86, 0xf87],
  [0xf8d, 0xfbc],
  [0xfc6, 0xfc6],
  [0x1160, 0x11ff],
  [0x180b, 0x180f],
  [0x1a55, 0x1a7f],
  [0x1ab0, 0x1ace],
  [0x1dc0, 0x1dff],
  [0x200c, 0x200d],
  [0x20d0, 0x20f0],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0x1f3fb, 0x1f3ff],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
];

const pictures: readonly Range[] = [
  [0xa9, 0xae],
  [0x203c, 0x2049],
  [0x2122, 0x2139],
  [0x2190, 0x2bff],
  [0x3030, 0x303d],
  [0x3297, 0x3299],
  [0x1f000, 0x1faff],
];

const JOINT = 0x200d;
/** Beyond this many parts a letter is taken for more than one, so that a text has an end whatever is heaped on it. */
const PARTS_MAX = 16;

const isIn = (ranges: readonly Range[], code: number): boolean =>
  ranges.some(([from, to]) => from <= code && code <= to);
/** Nearly everything written here is Chinese or plain: no need to look it up. */
const isMark = (code: number): boolean => code >= 0x300 && (code < 0x3100 || code > 0xfdff) && isIn(marks, code);
const isHalfFlag = (code: number): boolean => code >= 0x1f1e6 && code <= 0x1f1ff;

const belongs = (letter: readonly number[], code: number): boolean => {
  const [first, before] = [letter[0], letter.at(-1)];
  if (first === undefined || letter.length >= PARTS_MAX) return false;
  if (isMark(code)) return first !== 0x0a;
  if (before === JOINT) return isIn(pictures, first) && isIn(pictures, code);
  return letter.length === 1 && isHalfFlag(first) && isHalfFlag(code);
};

export const lettersOf = (text: string): string[] => {
  const letters: string[] = [];
  let letter: number[] = [];
  for (const part of text) {
    const code = part.codePointAt(0) ?? 0;
    if (belongs(letter, code)) {
      letters[letters.length - 1] += part;
      letter.push(code);
    } else {
      letters.push(part);
      letter = [code];
    }
  }
  return letters;
};

export const countLetters = (text: string): number => lettersOf(text).length;

/** The first so many letters, each of them whole. */
export const cutLetters = (text: string, most: number): string => lettersOf(text).slice(0, most).join('');

/** 𠮷: what stands for a person without a picture. */
export const firstLetter = (text: string): string => lettersOf(text)[0] ?? '';

/** As many whole letters as somebody else's count of UTF-16 units has room for. */
export const cutToUnits = (text: string, most: number): string => {
  let kept = '';
  for (const letter of lettersOf(text)) {
    if (kept.length + letter.length > most) break;
    kept += letter;
  }
  return kept;
};

/** Every way to end a line; a reader knows one. */
const lineEnds = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/** What somebody wrote, as it is kept and counted: nothing unseen, nothing around it. */
export const asSaid = (text: string): string => visible(text.replace(lineEnds, '\n')).trim();

/** The same on one line, for a name, a title, a place: a line break in it becomes a space. */
export const asLine = (text: string): string => asSaid(text).replace(/[^\S\u3000]*[\n\t]\s*/g, ' ');

/** Enough is said for somebody to do something with it, counted the way the cloud will. */
export const saysAtLeast = (text: string, least: number): boolean => countLetters(asSaid(text)) >= least;

/** By how many letters a text is longer than what is taken; 0 when it fits. */
export const lettersOver = (text: string, most: number): number => Math.max(0, countLetters(asSaid(text)) - most);
