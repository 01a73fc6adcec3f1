import { h } from '../phone/element';
import { cloud } from './cloud';
import type { Panel, Table } from './panel';
import { dayOf, empty, secondOf } from './panel';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NINE = 9;

/** Nine o'clock of the next weekday. Public holidays are the mini-program's own business, not the desk's. */
export const nextWorkingMorning = (at: number): number => {
  const shifted = at + 8 * HOUR_MS; // Asia/Shanghai has had no summer time since 1991
  const weekday = new Date(shifted).getUTCDay();
  const days = Math.floor(shifted / DAY_MS) + (weekday === 5 ? 3 : weekday === 6 ? 2 : 1);
  return days * DAY_MS + (NINE - 8) * HOUR_MS;
};

type Say = (words: string) => void;

const moves = (table: Table, say: Say): HTMLElement => {
  const move = (label: string, order: () => Parameters<typeof cloud.moveClock>[0]): HTMLElement =>
    h(
      'button.action',
      {
        onclick: () =>
          void cloud.moveClock(order()).then(({ fired }) => {
            say(fired?.length ? `到点的定时任务已运行：${fired.join('、')}` : '时间已拨动，这期间没有到点的定时任务');
          }),
      },
      label,
    );
  return h(
    'div.actions',
    {},
    move('+1 小时', () => ({ advanceMs: HOUR_MS })),
    move('+1 天', () => ({ advanceMs: DAY_MS })),
    move('下一个工作日 9:00', () => ({ set: new Date(nextWorkingMorning(table.now())).toISOString() })),
    move('回到现在', () => ({ reset: true })),
  );
};

const timerRows = async (say: Say): Promise<HTMLElement[]> => {
  const fire = (name: string, times: number, label: string): HTMLElement =>
    h(
      'button.small.card',
      {
        onclick: () =>
          void cloud.fire(name, times).then(({ fired, ok }) => say(`${name} 触发了 ${fired} 次，${ok} 次正常结束`)),
      },
      label,
    );
  const { functions } = await cloud.state();
  const rows = functions.flatMap(({ name, triggers }) =>
    triggers.map((timer) =>
      h(
        'div.row.line',
        {},
        h('div', {}, h('strong', {}, `${name} / ${timer.name}`), h('code.quiet', {}, timer.config)),
        h('span.line.end', {}, fire(name, 1, '触发'), fire(name, 2, '同时两次')),
      ),
    ),
  );
  return rows.length ? rows : [empty('没有定时任务', '云函数的 config.json 里写了 triggers，就会列在这里。')];
};

/** 时钟: the cloud's time, and how to move it. The phones follow. */
export const clockPanel = (table: Table): Panel => {
  const face = h('p.clock-face', { role: 'timer' });
  const told = h('p.quiet', { role: 'status' });
  const say: Say = (words) => (told.textContent = words);
  const timers = h('div');
  const tick = (): void => {
    const now = new Date(table.now()).toISOString();
    face.replaceChildren(h('strong', {}, secondOf(now)), h('span.quiet', {}, dayOf(now)));
  };
  setInterval(tick, 1_000);
  return {
    id: 'clock',
    label: '时钟',
    concerns: ['clock'],
    element: h('div', {}, face, moves(table, say), told, h('h3.quiet', {}, '定时任务'), timers),
    refresh: async () => {
      tick();
      timers.replaceChildren(...(await timerRows(say)));
    },
  };
};
