import type { InputOf } from '../../../../domain/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { turnKindNames, turnKinds, type TurnCounts, type TurnKind } from '../../../../domain/requests/turns';
import type { Narrowed } from './Filter';

const text = { all: '全部', overdue: '已超期', turn: '轮到我的', doing: '在办', done: '办过', inbox: '这一片的' };
const { states } = requestMachine;

/** The lists of the workbench: what waits for me, what we have and had in hand, and everything in my places. */
export const shelves = (['turn', 'doing', 'done', 'inbox'] as const).map((key) => ({ key, label: text[key] }));
export type Shelf = (typeof shelves)[number]['key'];

const stateTabs = ['submitted', 'accepted', 'handling', 'resolved'] as const;
export type TabKey = 'all' | 'overdue' | TurnKind | (typeof stateTabs)[number];

export const isShelf = (name: string): name is Shelf => shelves.some(({ key }) => key === name);
export const tabOf = (name: string): TabKey =>
  (['overdue', ...turnKindNames, ...stateTabs] as const).find((key) => key === name) ?? 'all';

const isKind = (tab: TabKey): tab is TurnKind => tab in turnKinds;
const isState = (tab: TabKey): tab is (typeof stateTabs)[number] => (stateTabs as readonly TabKey[]).includes(tab);

export const listOf = (shelf: Shelf, tab: TabKey, narrowed: Narrowed): InputOf<'request.list'> => {
  const late = tab === 'overdue' ? { overdue: true } : {};
  switch (shelf) {
    case 'turn':
      return { of: shelf, ...late, ...(isKind(tab) && { kind: tab }), ...narrowed };
    case 'inbox':
      return { of: shelf, ...late, ...(isState(tab) && { state: tab }), ...narrowed };
    case 'doing':
    case 'done':
      return { of: shelf };
  }
};

/** What was counted of the first hundred, and that there is more. */
const saidOf = (count: number, { more }: TurnCounts): string => (more ? `${count}+` : String(count));

const turnTabs = (counts: TurnCounts | null, chosen: TabKey) => {
  const counted = (key: TabKey, count: number) => (counts ? { key, count: saidOf(count, counts) } : { key });
  const shown = (counts?.kinds ?? []).filter(({ kind, count }) => count > 0 || kind === chosen);
  return [
    { ...counted('all', counts?.total ?? 0), label: text.all },
    ...(counts && (counts.overdue > 0 || chosen === 'overdue')
      ? [{ ...counted('overdue', counts.overdue), label: text.overdue, loud: true }]
      : []),
    ...shown.map(({ kind, count }) => ({ ...counted(kind, count), label: turnKinds[kind] })),
  ];
};

/** Only what there is any of: each number is of what I can do. */
export const tabsOf = (shelf: Shelf, counts: TurnCounts | null, chosen: TabKey) => {
  if (shelf === 'turn') return turnTabs(counts, chosen);
  if (shelf !== 'inbox') return [];
  return [
    { key: 'all' as const, label: text.all },
    { key: 'overdue' as const, label: text.overdue },
    ...stateTabs.map((key) => ({ key, label: states[key] })),
  ];
};
