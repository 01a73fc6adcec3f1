import qrcode from 'qrcode-generator';
import theme from '../../../theme.json';
import type { OutputOf } from '../../../../domain/contract';
import { dayInWords, hoursInWords } from '../days';

type Certificate = OutputOf<'task.certificate'>;

/** In pixels of the picture: three wide, four high. */
export const PAPER = { width: 900, height: 1200 } as const;
const { width: WIDTH, height: HEIGHT } = PAPER;
const QR = { size: 300, quiet: 2 };

const text = {
  title: '志愿服务证明',
  name: '志愿者',
  hours: '签到核实的时长',
  back: '另有补录',
  tasks: (tasks: number) => `参加志愿任务 ${tasks} 次`,
  year: (year: number) => `${year} 年`,
  check: '在“邻里应”里输入编号，就能核对这张证明',
  issued: (on: string) => `${on}开具`,
};

export type Pen = CanvasRenderingContext2D;
const { paper, card, primary, quiet, ink, points } = theme.light;

const write = (pen: Pen, words: string, y: number, { size = 34, colour = ink, bold = false } = {}): void => {
  pen.fillStyle = colour;
  pen.font = `${bold ? 'bold ' : ''}${size}px sans-serif`;
  pen.fillText(words, WIDTH / 2, y);
};

/** The code a checker types, as squares: a scanner of ours reads it. */
const drawCode = (pen: Pen, words: string, top: number): void => {
  const code = qrcode(0, 'M');
  code.addData(words, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const cell = Math.floor(QR.size / (count + 2 * QR.quiet));
  const left = Math.round((WIDTH - cell * count) / 2);
  pen.fillStyle = ink;
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column)) pen.fillRect(left + column * cell, top + row * cell, cell, cell);
};

const drawFrame = (pen: Pen): void => {
  pen.fillStyle = paper;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = card;
  pen.fillRect(36, 36, WIDTH - 72, HEIGHT - 72);
  pen.strokeStyle = points;
  pen.lineWidth = 4;
  pen.strokeRect(52, 52, WIDTH - 104, HEIGHT - 104);
};

/** Verified hours, and beside them, never added, those entered afterwards. */
export const drawCertificate = (certificate: Certificate, pen: Pen): void => {
  const { name, year, tasks, checkedMinutes, backMinutes, code, issuedAt } = certificate;
  drawFrame(pen);
  pen.textAlign = 'center';
  write(pen, text.title, 170, { size: 60, colour: primary, bold: true });
  write(pen, text.year(year), 235, { size: 34, colour: quiet });
  write(pen, name || text.name, 345, { size: 52, bold: true });
  write(pen, text.tasks(tasks), 415);
  write(pen, text.hours, 505, { size: 30, colour: quiet });
  write(pen, hoursInWords(checkedMinutes), 590, { size: 72, colour: points, bold: true });
  if (backMinutes) write(pen, `${text.back} ${hoursInWords(backMinutes)}`, 650, { size: 30, colour: quiet });
  drawCode(pen, code, 690);
  write(pen, code, 1015, { size: 40, bold: true });
  write(pen, text.check, 1070, { size: 30, colour: quiet });
  write(pen, text.issued(dayInWords(issuedAt)), 1120, { size: 28, colour: quiet });
};
