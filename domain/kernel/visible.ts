/**
 * What nobody sees, from and to: control characters, marks that turn the reading direction, spaces without width,
 * blanks that pass for letters, and halves of characters, which a database may refuse.
 */
const unseen: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xffff],
];

/** Inside a picture character these join its parts, and say which of two shapes a letter has. */
const isVariant = (code: number): boolean => (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
const isJoint = (code: number): boolean => code === 0x200d || isVariant(code);
const isTag = (code: number): boolean => code >= 0xe0000 && code <= 0xe007f;
const BLACK_FLAG = 0x1f3f4;

/** Whether it is nothing where it stands: a joint with nothing before it, a shape said twice, a tag on no flag. */
const isNothingAfter = (before: number | undefined, code: number): boolean => {
  if (before === undefined) return isJoint(code) || isTag(code);
  if (isTag(code)) return before !== BLACK_FLAG && !isTag(before);
  return isVariant(code) && isVariant(before);
};

/** A text without what nobody sees: somebody who reads it sees all of it, in the order it was written. */
export const visible = (text: string): string => {
  let kept = '';
  let before: number | undefined;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const isHidden = unseen.some(([from, to]) => from <= code && code <= to) || isNothingAfter(before, code);
    if (isHidden) continue;
    kept += letter;
    before = code;
  }
  return kept;
};
