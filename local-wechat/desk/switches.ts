import { h } from '../phone/element';
import type { DeviceState } from '../phone/device';
import type { Panel, Table } from './panel';
import { face } from './seat';

const WEAK_SIGNAL_MS = 2_000;

type Choice = { label: string; patch: Partial<DeviceState>; chosen: (state: DeviceState) => boolean };

/** One row a phone on the desk, with a few choices of which one stands. */
const perPhone = (
  table: Table,
  about: { id: string; label: string; intro: string; sets: Choice[][]; restarts: boolean },
): Panel => {
  const rows = h('div');
  const draw = (): void => {
    rows.replaceChildren(
      ...table.seats().map((seat) => {
        const phone = seat.phone();
        const button = ({ label, patch, chosen }: Choice): HTMLElement =>
          h(
            'button.quiet',
            {
              'aria-pressed': String(phone !== null && chosen(phone.device.get())),
              disabled: phone === null,
              onclick: () => {
                phone?.device.set(patch);
                if (about.restarts && !('theme' in patch)) seat.restart();
                draw();
              },
            },
            label,
          );
        return h(
          'div.switch-row',
          {},
          h('div.line', {}, face(seat.persona()), h('strong', {}, seat.persona().name)),
          ...about.sets.map((choices) =>
            h('div.choices', { role: 'group', 'aria-label': about.label }, ...choices.map(button)),
          ),
        );
      }),
    );
  };
  return {
    id: about.id,
    label: about.label,
    concerns: [],
    refresh: draw,
    element: h('div', {}, h('p.quiet', {}, about.intro), rows),
  };
};

/** 网络: each phone's own switch. */
export const networkPanel = (table: Table): Panel =>
  perPhone(table, {
    id: 'network',
    label: '网络',
    restarts: false,
    intro: '断网时发出去的事应当留在手机里，恢复后再送达一次。',
    sets: [
      [
        {
          label: '正常',
          patch: { online: true, delay: 0, answers: true },
          chosen: ({ online, delay, answers }) => online && answers && delay === 0,
        },
        {
          label: '信号弱',
          patch: { online: true, delay: WEAK_SIGNAL_MS, answers: true },
          chosen: ({ online, delay, answers }) => online && answers && delay > 0,
        },
        {
          label: '有去无回',
          patch: { online: true, answers: false },
          chosen: ({ online, answers }) => online && !answers,
        },
        { label: '断网', patch: { online: false }, chosen: ({ online }) => !online },
      ],
    ],
  });

const size = (label: string, fontSize: number): Choice => ({
  label,
  patch: { fontSize },
  chosen: (state) => state.fontSize === fontSize,
});

/** 字号: WeChat's own font size, which takes a restart as it does on a real phone, and the dark theme. */
export const fontPanel = (table: Table): Panel =>
  perPhone(table, {
    id: 'font',
    label: '字号',
    restarts: true,
    intro: '和微信“设置 · 通用 · 字体大小”一样，改了会重新打开小程序。',
    sets: [
      [size('标准', 16), size('大', 18.4), size('更大', 20.8), size('最大', 23.8)],
      [
        { label: '浅色', patch: { theme: 'light' }, chosen: ({ theme }) => theme === 'light' },
        { label: '深色', patch: { theme: 'dark' }, chosen: ({ theme }) => theme === 'dark' },
      ],
    ],
  });
