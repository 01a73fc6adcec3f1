import { h } from '../phone/element';
import type { Persona } from './cloud';
import { recall, remember } from './memory';
import type { Table } from './panel';
import type { Seat, SeatEvents } from './seat';
import { makeSeat, newVisitor, visitor, VISITOR } from './seat';

export const SEATS_MAX = 3;
const NARROW = 900;
const PANEL = 368;
/** A phone with its bezel, and what stands around phones. */
const PHONE = { width: 399, height: 836 };
const AROUND = { above: 56, chipsAndFoot: 132, gap: 40 };

export const isNarrow = (): boolean => innerWidth <= NARROW;

/** Who sits down first: those of last time, else those whoever started the desk suggests, else the first persona. */
const firstSeats = (people: Persona[], suggested: string[]): Persona[] => {
  const known = (ids: string[]): Persona[] =>
    ids.flatMap((id) => people.find((one) => one.id === id) ?? (id.startsWith(VISITOR) ? visitor(id) : []));
  const [seated = [newVisitor()]] = [known(recall().seats), known(suggested), people.slice(0, 1)].filter(
    (some) => some.length,
  );
  return seated.slice(0, isNarrow() ? 1 : SEATS_MAX);
};

/** Phones as large as the window allows, all alike. */
export const fit = (count: number): void => {
  const columns = isNarrow() ? 1 : count;
  const width = innerWidth - (recall().panel && !isNarrow() ? PANEL : 0);
  const tall = (innerHeight - AROUND.above - AROUND.chipsAndFoot) / PHONE.height;
  const broad = (width - AROUND.gap * (columns + 1)) / columns / PHONE.width;
  document.documentElement.style.setProperty('--scale', String(Math.max(0.5, Math.min(1, tall, broad))));
};

export type Room = Table & { element: HTMLElement; counts: HTMLElement };

/** The phones side by side and the people who hold them. */
export const makeRoom = (personas: Persona[], suggested: string[], now: () => number, events: SeatEvents): Room => {
  const seats: Seat[] = [];
  const element = h('main.room', { 'aria-label': '手机' });
  const counts = h('div.choices', { role: 'group', 'aria-label': '几部手机' });
  const people = (): Persona[] => {
    const guests = seats.map((seat) => seat.persona()).filter(({ id }) => !personas.some((one) => one.id === id));
    return [...personas, ...guests];
  };
  const settle = (): void => {
    const taken = new Set(seats.map((seat) => seat.persona().id));
    // A frame that is moved in the document loads again: those who stay are left where they are.
    for (const child of [...element.children]) if (!seats.some((seat) => seat.element === child)) child.remove();
    for (const seat of seats) if (!seat.element.isConnected) element.append(seat.element);
    for (const seat of seats) seat.refresh(personas, taken);
    remember({ seats: [...taken] });
    counts.replaceChildren(...Array.from({ length: SEATS_MAX }, (_, index) => countButton(index + 1)));
    fit(seats.length);
    events.changed();
  };
  const countButton = (count: number): HTMLElement =>
    h(
      'button.quiet',
      { 'aria-pressed': String(seats.length === count), onclick: () => setCount(count) },
      `${count} 部`,
    );
  const seatEvents = { ...events, changed: settle };
  const setCount = (count: number): void => {
    seats.splice(count);
    while (seats.length < count) {
      const free = personas.find(({ id }) => !seats.some((seat) => seat.persona().id === id)) ?? newVisitor();
      seats.push(makeSeat(free, seatEvents));
    }
    settle();
  };
  for (const persona of firstSeats(personas, suggested)) seats.push(makeSeat(persona, seatEvents));
  queueMicrotask(settle);

  return {
    element,
    counts,
    now,
    people,
    seats: () => seats,
    person: (id) => people().find((one) => one.id === id) ?? { id, name: '访客' },
    personOf: (openid) => people().find((one) => one.openid === openid) ?? { id: openid ?? '', name: '访客' },
    open: (someone, journey) => {
      if (isNarrow()) document.body.classList.remove('with-panel'); // it lies over the phone
      const mine = seats.find((one) => one.persona().id === someone.id);
      if (mine) mine.open(journey);
      else seats.at(-1)?.sit(someone, journey);
      (mine ?? seats.at(-1))?.element.scrollIntoView({ block: 'nearest', inline: 'center' });
    },
  };
};
