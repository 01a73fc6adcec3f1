/** ＡＢＣ１２３ as a keyboard in full width gives them, in plain letters and digits. */
export const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

/** No code of ours has an O, an I or an L: whoever reads or types one means a 0 or a 1. */
const meant = (letters: string): string => letters.replace(/[Oo]/g, '0').replace(/[IiLl]/g, '1');

/** What stands between the letters of a code says nothing. */
const lettersIn = (typed: string): string =>
  narrow(typed)
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** Longer is no code and no number, however it is spaced. */
export const TYPED_MAX = 80;

type Shape = { readonly groups: readonly number[]; readonly whole: RegExp; readonly small?: true; readonly old?: true };

/** Every code and number that somebody may type, as it is kept: one row a kind. */
const shapes = {
  /** 261121-7KQ4M */
  request: { groups: [6, 5], whole: /^\d{6}-[0-9A-Z]{5}$/ },
  /** 261121-7KQ4M2 */
  row: { groups: [6, 6], whole: /^\d{6}-[0-9A-Z]{6}$/ },
  /** 7KQ4-M2TR-9XWA */
  certificate: { groups: [4, 4, 4], whole: /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/ },
  link: { groups: [6], whole: /^\d{6}$/ },
  /** These and those handed out by earlier versions may have an O, an I or an L: see `readingsOf`. */
  member: { groups: [12], whole: /^[0-9A-Z]{6,12}$/, old: true },
  organisation: { groups: [10], whole: /^[0-9a-z]{10}$/, small: true, old: true },
  invitation: { groups: [24], whole: /^[0-9a-z]{24}$/, small: true, old: true },
  voucher: { groups: [16], whole: /^[0-9a-z]{16}$/, small: true, old: true },
  checkIn: { groups: [8], whole: /^[0-9a-z]{8}$/, small: true },
} as const satisfies Record<string, Shape>;

export type CodeKind = keyof typeof shapes;

export const wholeOf = (kind: CodeKind): RegExp => shapes[kind].whole;

/** The code of this kind that somebody means, as it is kept; empty when it is none, or not yet whole. */
export const codeOf = (kind: CodeKind, typed: string): string => {
  const shape: Shape = shapes[kind];
  const letters = shape.old ? lettersIn(typed) : meant(lettersIn(typed));
  let from = 0;
  const groups = shape.groups.map((size) => letters.slice(from, (from += size)));
  const code = [...groups, letters.slice(from)].filter((group) => group !== '').join('-');
  const kept = shape.small ? code.toLowerCase() : code;
  return shape.whole.test(kept) ? kept : '';
};

/** What a code that may be an old one is looked up by: as it was typed, and as it is meant. */
export const readingsOf = (code: string): string[] => [...new Set([code, meant(code)])];
