import { h } from '../phone/element';
import type { Happening, Persona } from './cloud';
import { recall, remember } from './memory';
import type { Journey } from './onDesk';
import type { Seat } from './seat';
import { walkable } from './seat';

/** What a panel may know of the desk. */
export type Table = {
  seats(): Seat[];
  people(): Persona[];
  person(id: string): Persona;
  personOf(openid: string | undefined): Persona;
  /** Opens a page on somebody's phone, putting the phone on the desk if it is not there. */
  open(person: Persona, journey: Journey): void;
  now(): number;
};

export type Panel = {
  id: string;
  label: string;
  element: HTMLElement;
  refresh(): Promise<void> | void;
  /** Which happenings make it draw again. */
  concerns: Happening[];
};

const shanghai = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const days = shanghai({ dateStyle: 'full' });
const minutes = shanghai({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const seconds = shanghai({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const dayOf = (iso: string): string => days.format(new Date(iso));
export const timeOf = (iso: string): string => minutes.format(new Date(iso));
export const secondOf = (iso: string): string => seconds.format(new Date(iso));

export const empty = (title: string, hint: string): HTMLElement =>
  h('div.empty.quiet', {}, h('strong', {}, title), h('p', {}, hint));

/** The right side: one tab a panel. Only the one in sight draws; the others are marked and draw when opened. */
export const makePanels = (
  panels: Panel[],
): { element: HTMLElement; happened(what: Happening): void; redraw(): void } => {
  const tabs = h('div.tabs', { role: 'tablist', 'aria-label': '桌面' });
  const body = h('div.panel-body', { role: 'tabpanel' });
  let shown = panels.find(({ id }) => id === recall().tab) ?? panels[0];
  const draw = async (): Promise<void> => {
    try {
      await shown?.refresh();
    } catch (reason) {
      body.replaceChildren(empty('本地云没有应答', (reason as Error).message));
    }
  };
  const show = (panel: Panel): void => {
    shown = panel;
    remember({ tab: panel.id });
    for (const [index, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(panels[index] === panel));
      button.tabIndex = panels[index] === panel ? 0 : -1;
      if (panels[index] === panel) button.classList.remove('news');
    }
    body.setAttribute('aria-label', panel.label);
    body.replaceChildren(panel.element);
    void draw();
  };
  const buttons = panels.map((panel) =>
    h('button.tab.quiet', { role: 'tab', onclick: () => show(panel) }, panel.label),
  );
  tabs.append(...buttons);
  tabs.addEventListener('focusin', (event) => {
    const panel = panels[buttons.indexOf(event.target as HTMLButtonElement)];
    if (panel && panel !== shown) show(panel);
  });
  walkable(tabs, 'tab');
  if (shown) show(shown);
  return {
    element: h('aside.panel', { 'aria-label': '桌面面板' }, tabs, body),
    happened: (what) => {
      for (const [index, panel] of panels.entries()) {
        if (!panel.concerns.includes(what)) continue;
        if (panel === shown) void draw();
        else if (what === 'outbox') buttons[index]?.classList.add('news');
      }
    },
    redraw: () => void draw(),
  };
};
