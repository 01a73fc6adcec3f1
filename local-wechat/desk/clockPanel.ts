import { h } from '../phone/element';
import { cloud } from './cloud';
import type { Panel, Table } from './panel';
import { empty } from './panel';

const HOUR_MS = 3_600_000;
const NINE = 9;

const shanghaiFields = (at: number): { weekday: number; midnight: number } => {
  const shifted = new Date(at + 8 * HOUR_MS); // Asia/Shanghai has had no summer time since 1991
  return {
    weekday: shifted.getUTCDay(),
    midnight: Math.floor(shifted.getTime() / (24 * HOUR_MS)) * 24 * HOUR_MS - 8 * HOUR_MS,
  };
};

/** Nine o'clock of the next weekday. Public holidays are the mini-program's own business, not the desk's. */
export const nextWorkingMorning = (at: number): number => {
  const { weekday, midnight } = shanghaiFields(at);
  const days = weekday === 5 ? 3 : weekday === 6 ? 2 : 1;
  return midnight + days * 24 * HOUR_MS + NINE * HOUR_MS;
};

const full = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'full',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

const splitTime = (words: string): [string, string] => {
  const at = words.lastIndexOf(' ');
  return [words.slice(0, at), words.slice(at + 1)];
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
    move('+1 天', () => ({ advanceMs: 24 * HOUR_MS })),
    move('下一个工作日 9:00', () => ({ set: new Date(nextWorkingMorning(table.now())).toISOString() })),
    move('回到现在', () => ({ reset: true })),
  );
};

const timerRows = async (say: Say): Promise<HTMLElement[]> => {
  const fire = (name: string, times: number, label: string): HTMLElement =>
    h(
      'button.small',
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
        'div.row',
        {},
        h('div', {}, h('strong', {}, `${name} / ${timer.name}`), h('code', {}, timer.config)),
        h('span.row-end', {}, fire(name, 1, '触发'), fire(name, 2, '同时两次')),
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
    const [date, time] = splitTime(full.format(new Date(table.now())));
    face.replaceChildren(h('strong', {}, time), h('span', {}, date));
  };
  setInterval(tick, 1_000);
  return {
    id: 'clock',
    label: '时钟',
    concerns: ['clock'],
    element: h('div', {}, face, moves(table, say), told, h('h3', {}, '定时任务'), timers),
    refresh: async () => {
      tick();
      timers.replaceChildren(...(await timerRows(say)));
    },
  };
};
