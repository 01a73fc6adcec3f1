import { h, icon } from '../phone/element';
import type { SharedCard } from '../phone/device';
import type { Persona } from './cloud';
import type { Journey, OnDesk, Told } from './onDesk';

/** One phone on the desk and the person who holds it. */
export type Seat = {
  element: HTMLElement;
  persona(): Persona;
  phone(): OnDesk | null;
  sit(persona: Persona, journey?: Journey): void;
  open(journey: Journey): void;
  restart(): void;
  /** Draws the chips again: people came, others sat down elsewhere. */
  refresh(people: Persona[], taken: Set<string>): void;
};

export type SeatEvents = {
  changed(): void;
  ready(seat: Seat): void;
  shared(card: SharedCard, from: Persona): void;
};

/** Somebody who opens the mini-program for the first time. */
export const VISITOR = 'visitor-';
export const visitor = (id: string): Persona => ({ id, name: '新访客', role: '第一次来' });
export const newVisitor = (): Persona => visitor(VISITOR + Date.now().toString(36));

const tones = ['#0F7B6C', '#3A6EA5', '#8A5A83', '#B7791F', '#5B7C3A', '#A4553D', '#4F6272'];

export const toneOf = (words: string): string =>
  tones[[...words].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % tones.length] ?? '#0F7B6C';

export const face = (persona: Persona): HTMLElement =>
  persona.avatar
    ? h('img.face', { src: persona.avatar, alt: '' })
    : h(
        'span.face',
        { style: `background:${toneOf(persona.role ?? persona.id)}`, 'aria-hidden': 'true' },
        persona.name.slice(-1),
      );

/** Arrow keys walk through a row of choices; Tab enters and leaves it once. */
export const walkable = (row: HTMLElement, role: string): void => {
  row.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const choices = [...row.querySelectorAll<HTMLElement>(`[role=${role}]:not([disabled])`)];
    const at = choices.indexOf(document.activeElement as HTMLElement);
    choices[(at + step + choices.length) % choices.length]?.focus();
    event.preventDefault();
  });
};

const plus = 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z';
const corners = 'M4 4h5v2H6v3H4zm11 0h5v5h-2V6h-3zM4 15h2v3h3v2H4zm14 0h2v5h-5v-2h3zM4 11h16v2H4z';
const again = 'M12 5V2L7.5 6 12 10V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z';

type Chips = { mine: string; taken: Set<string>; sit: (persona: Persona) => void };

const drawChips = (people: Persona[], { mine, taken, sit }: Chips): HTMLElement[] => [
  ...people.map((someone) =>
    h(
      'button.chip.card',
      {
        role: 'radio',
        'aria-checked': String(someone.id === mine),
        tabindex: someone.id === mine ? 0 : -1,
        disabled: someone.id !== mine && taken.has(someone.id),
        title: [someone.name, someone.role, someone.note].filter(Boolean).join(' · '),
        onclick: () => someone.id !== mine && sit(someone),
      },
      face(someone),
      h('span', {}, someone.name),
      h('small', {}, someone.name.includes(someone.role ?? '') ? '' : someone.role),
      h('small.chip-note.cut', {}, someone.note),
    ),
  ),
  h(
    'button.chip.visitor.card.quiet',
    {
      role: 'radio',
      'aria-checked': 'false',
      tabindex: -1,
      title: '一位第一次打开小程序的人',
      onclick: () => sit(newVisitor()),
    },
    icon(plus, 16),
    '新访客',
  ),
];

/** A row of chips; "全部" spreads the same chips out into a list with everybody's place. */
const makeChipRow = (chips: HTMLElement): HTMLElement => {
  const row = h('div.chips-row.line', {}, h('div.chips-edge', {}, chips));
  const spread = (open: boolean): void => {
    row.classList.toggle('open', open);
    all.setAttribute('aria-expanded', String(open));
  };
  const all = h(
    'button.plain.quiet',
    { 'aria-expanded': 'false', onclick: () => spread(!row.classList.contains('open')) },
    '全部',
  );
  row.append(all);
  walkable(chips, 'radio');
  chips.addEventListener('click', () => spread(false));
  chips.addEventListener('wheel', (event) => (chips.scrollLeft += event.deltaX === 0 ? event.deltaY : 0), {
    passive: true,
  });
  row.addEventListener('keydown', (event) => event.key === 'Escape' && spread(false));
  document.addEventListener('pointerdown', (event) => row.contains(event.target as Node) || spread(false));
  return row;
};

export const makeSeat = (first: Persona, events: SeatEvents): Seat => {
  let persona = first;
  let phone: OnDesk | null = null;
  const chips = h('div.chips', { role: 'radiogroup', 'aria-label': '这部手机是谁的' });
  const note = h('p.seat-note.quiet.cut');
  const frame = h('iframe');
  const load = (journey?: Journey): void => {
    phone = null;
    const start = journey ? { start: JSON.stringify(journey) } : {};
    frame.src = `/phone?${new URLSearchParams({ persona: persona.id, ...start })}`;
    frame.title = `${persona.name}的手机`;
    note.replaceChildren(h('strong', {}, persona.name), ` ${persona.note ?? persona.role ?? ''}`);
  };
  const hear = (told: Told): void => {
    if (told.kind === 'share') return events.shared(told.card, persona);
    phone = told.phone;
    persona = { ...persona, openid: phone.openid };
    events.ready(seat);
  };
  const tool = (name: string, picture: string, use: () => void): HTMLElement =>
    h('button.plain.quiet', { title: name, 'aria-label': name, onclick: use }, icon(picture, 18));
  const scan = tool('用微信扫一个码进入', corners, () => phone?.scan());
  const restart = tool('重新打开小程序', again, () => load());
  const seat: Seat = {
    element: h(
      'section.seat',
      { 'aria-label': '一部手机' },
      makeChipRow(chips),
      h('div.bezel', {}, h('div.glass', {}, frame, h('i.island'))),
      h('div.seat-foot.line', {}, note, scan, restart),
    ),
    persona: () => persona,
    phone: () => phone,
    restart: () => load(),
    sit: (next, journey) => {
      persona = next;
      load(journey);
      events.changed();
    },
    open: (journey) => (phone ? phone.open(journey) : load(journey)),
    refresh: (people, taken) => {
      const held = chips.contains(document.activeElement);
      const known = people.some(({ id }) => id === persona.id) ? people : [...people, persona];
      chips.replaceChildren(...drawChips(known, { mine: persona.id, taken, sit: seat.sit }));
      const mine = chips.querySelector<HTMLElement>('[aria-checked=true]');
      if (held) mine?.focus({ preventScroll: true });
      if (mine) chips.scrollLeft = mine.offsetLeft - chips.clientWidth / 2 + mine.clientWidth / 2;
    },
  };
  frame.addEventListener('phone', (event) => hear((event as CustomEvent<Told>).detail));
  load();
  return seat;
};
