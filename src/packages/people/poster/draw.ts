import { firstLetter, lettersOf } from '../../../../domain/kernel/letters';
import type { ContactCard } from '../../../../domain/posts/contract';
import { EDGE, FOOT, HEAD, paper, PERSON, WIDTH } from './paper';

const text = {
  ask: '遇事问谁，有事找谁',
  vacant: '空缺',
  covered: (by: string) => `空缺，由${by}代管`,
  scan: ['微信扫一扫', '看谁负责，有事直接反映'],
  call: '打电话说',
  missing: '缺',
};

/** What the poster says. Pictures are files of this phone, by the name they had in the cloud. */
type Sheet = {
  readonly title: string;
  readonly people: readonly ContactCard[];
  readonly phone: string;
  readonly code: string;
  readonly pictures: ReadonlyMap<string, Picture>;
};

/** Anything a canvas can draw; the phone's own kind is made by the canvas itself. */
export type Picture = CanvasImageSource;
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'arc'
  | 'clip'
  | 'fill'
>;

const font = (size: number, weight = 400): string =>
  `${weight} ${size}px -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif`;

/** 东苑社区 · 焦化厂家属院 3号楼 reads in two lines: the community above, the house below. */
const titleLines = (title: string): readonly string[] => title.split(' · ');

export const heightOf = ({ title, people }: Pick<Sheet, 'title' | 'people'>): number =>
  EDGE + titleLines(title).length * HEAD.line + HEAD.after + people.length * PERSON.height + FOOT.height + EDGE;

type Ink = { size: number; colour?: string; weight?: number; align?: CanvasTextAlign; most?: number };

/** One line, cut where there is no more room. */
const write = (pen: Pen, words: string, [x, y]: readonly [number, number], ink: Ink): void => {
  pen.font = font(ink.size, ink.weight);
  pen.fillStyle = ink.colour ?? paper.ink;
  pen.textAlign = ink.align ?? 'left';
  pen.textBaseline = 'middle';
  const most = ink.most ?? WIDTH - 2 * EDGE;
  const letters = lettersOf(words);
  let shown = words;
  while (letters.length > 1 && pen.measureText(shown).width > most) {
    letters.pop();
    shown = `${letters.join('')}…`;
  }
  pen.fillText(shown, x, y);
};

const drawHead = (pen: Pen, title: string): number => {
  const lines = titleLines(title);
  lines.forEach((line, index) =>
    write(pen, line, [EDGE, EDGE + HEAD.line * (index + 0.5)], { size: HEAD.title, weight: 600 }),
  );
  const below = EDGE + lines.length * HEAD.line;
  write(pen, text.ask, [EDGE, below + HEAD.after / 2 - 12], { size: HEAD.ask, colour: paper.primary });
  return below + HEAD.after;
};

const drawFace = (pen: Pen, person: ContactCard, middle: number, face: Picture | undefined): void => {
  const [x, radius] = [EDGE + PERSON.face / 2, PERSON.face / 2];
  pen.save();
  pen.beginPath();
  pen.arc(x, middle, radius, 0, Math.PI * 2);
  pen.fillStyle = person.vacant ? paper.line : paper.soft;
  pen.fill();
  if (face && !person.vacant) {
    pen.clip();
    pen.drawImage(face, x - radius, middle - radius, PERSON.face, PERSON.face);
  } else {
    const colour = person.vacant ? paper.quiet : paper.primary;
    const letter = person.vacant ? text.missing : firstLetter(person.name || person.post);
    write(pen, letter, [x, middle], { size: PERSON.name, colour, align: 'center' });
  }
  pen.restore();
};

const drawPerson = (pen: Pen, person: ContactCard, top: number, face: Picture | undefined): void => {
  const middle = top + PERSON.height / 2;
  pen.fillStyle = paper.line;
  pen.fillRect(EDGE, top, WIDTH - 2 * EDGE, 2);
  drawFace(pen, person, middle, face);
  const left = EDGE + PERSON.face + 32;
  const most = WIDTH - EDGE - left;
  const vacancy = person.coveredBy ? text.covered(person.coveredBy) : text.vacant;
  write(pen, `${person.post} ${person.name}`.trim(), [left, middle - 26], { size: PERSON.name, weight: 600, most });
  const said = { size: PERSON.note, colour: paper.quiet, most };
  write(pen, person.vacant ? vacancy : person.duty, [left, middle + 30], said);
};

const drawFoot = (pen: Pen, { phone, code, pictures }: Sheet, top: number): void => {
  pen.fillStyle = paper.line;
  pen.fillRect(EDGE, top, WIDTH - 2 * EDGE, 2);
  const picture = pictures.get(code);
  const [y, left] = [top + (FOOT.height - FOOT.code) / 2 + 40, EDGE + FOOT.code + 56];
  if (picture) pen.drawImage(picture, EDGE, y, FOOT.code, FOOT.code);
  const most = WIDTH - EDGE - left;
  text.scan.forEach((line, index) => write(pen, line, [left, y + 70 + index * 60], { size: FOOT.words, most }));
  if (!phone) return;
  write(pen, text.call, [left, y + 230], { size: FOOT.words, colour: paper.quiet, most });
  write(pen, phone, [left, y + 300], { size: FOOT.number, colour: paper.primary, weight: 600, most });
};

/** The whole card on one sheet: whose it is, whom to ask for what, the number that relays, and the code. */
export const drawSheet = (pen: Pen, sheet: Sheet): void => {
  pen.fillStyle = paper.ground;
  pen.fillRect(0, 0, WIDTH, heightOf(sheet));
  const top = drawHead(pen, sheet.title);
  sheet.people.forEach((person, index) =>
    drawPerson(pen, person, top + index * PERSON.height, sheet.pictures.get(person.avatar)),
  );
  drawFoot(pen, sheet, top + sheet.people.length * PERSON.height);
};
