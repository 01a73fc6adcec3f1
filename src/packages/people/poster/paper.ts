/** The poster is printed: its paper and ink are the same by day, by night and in large letters. */
export const paper = {
  ground: '#ffffff',
  ink: '#1f2a2e',
  quiet: '#5b6a6e',
  line: '#e3e8e6',
  primary: '#0f7b6c',
  soft: '#e3f1ee',
} as const;

/** Pixels of the picture: wide enough to print on A4. */
export const WIDTH = 1080;
export const EDGE = 72;
export const HEAD = { title: 60, line: 78, ask: 40, after: 120 };
export const PERSON = { height: 156, face: 104, name: 42, note: 32 };
export const FOOT = { height: 520, code: 380, words: 36, number: 54 };
