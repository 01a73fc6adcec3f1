import type { Actor } from '../kernel/access';
import { refuse } from '../kernel/fault';
import type { Place } from '../places/model';
import { LENT_MAX, type DrawerView, type Filling } from './contract';
import type { Drawer } from './model';

/** What is in it now; what is written down as out stays written down while the thing is still listed. */
export const fill = (before: Drawer | undefined, _id: string, said: Filling, place: Place): Drawer => {
  if (new Set(said.items.map(({ item }) => item)).size !== said.items.length) refuse('DRAWER_CHANGED');
  return {
    _id,
    version: before?.version ?? 1,
    operations: before?.operations ?? [],
    placeId: place._id,
    scopes: place.scopes,
    station: said.station,
    text: said.text,
    items: said.items,
    lent: (before?.lent ?? []).filter((one) => said.items.some(({ item }) => item === one.item)),
  };
};

const outOf = (drawer: Drawer, item: string): number => drawer.lent.filter((one) => one.item === item).length;

/** A courtesy to the next neighbour: nobody has to say so, and nobody is asked for it back. */
export const lend = (drawer: Drawer, item: string, by: Actor, now: Date): Drawer => {
  const thing = drawer.items.find((one) => one.item === item) ?? refuse('DRAWER_CHANGED');
  if (outOf(drawer, item) >= thing.count || drawer.lent.length >= LENT_MAX) refuse('DRAWER_EMPTY');
  return { ...drawer, lent: [...drawer.lent, { item, personId: by.id, at: now.toISOString() }] };
};

/** Who had it is forgotten with that. */
export const giveBack = (drawer: Drawer, item: string, by: Actor): Drawer => {
  const mine = drawer.lent.find((one) => one.item === item && one.personId === by.id) ?? refuse('DRAWER_CHANGED');
  return { ...drawer, lent: drawer.lent.filter((one) => one !== mine) };
};

export const drawerViewOf = (drawer: Drawer, actor: Actor, mayManage: boolean): DrawerView => ({
  drawerId: drawer._id,
  station: drawer.station,
  text: drawer.text,
  items: drawer.items.map(({ item, name, count }) => ({
    item,
    name,
    count,
    out: outOf(drawer, item),
    mine: drawer.lent.some((one) => one.item === item && one.personId === actor.id),
  })),
  mayManage,
});
