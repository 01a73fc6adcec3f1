import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { InputOf } from '../../../../domain/contract';
import { categories, categoryKeys, type CategoryKey } from '../../../../domain/requests/categories';
import type { InboxCounts } from '../../../../domain/requests/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Chip } from '../../../ui/Chip';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tabs } from '../../../ui/Tabs';
import { Lines } from './Lines';
import { Search } from './Search';

const text = {
  all: '全部',
  overdue: '已超期',
  offers: '等我接手',
  whistles: '吹哨',
  visits: '该回访',
  none: '这里没有等着办的事',
  hint: '有新的事会排在这里，最急的在最上面。',
  home: '回首页',
  kind: '只看一类',
  every: '每一类都看',
  change: '换一类',
};
const { states } = requestMachine;

const stateTabs = ['submitted', 'accepted', 'handling', 'resolved'] as const;
const waitingTabs = ['offers', 'whistles', 'visits'] as const;
const tabKeys = ['all', ...stateTabs, 'overdue', ...waitingTabs] as const;
type TabKey = (typeof tabKeys)[number];

const tabOf = (name: string): TabKey => tabKeys.find((key) => key === name) ?? 'all';
const isWaiting = (tab: TabKey): tab is (typeof waitingTabs)[number] =>
  (waitingTabs as readonly TabKey[]).includes(tab);

const inboxOf = (tab: TabKey, category: CategoryKey | null): InputOf<'request.list'> => {
  if (isWaiting(tab)) return { of: tab };
  const only = category ? { category } : {};
  if (tab === 'all') return { of: 'inbox', ...only };
  return tab === 'overdue' ? { of: 'inbox', overdue: true, ...only } : { of: 'inbox', state: tab, ...only };
};

/** Overdue first; what waits for me personally only when there is any. */
const tabsOf = (counts: InboxCounts | null, chosen: TabKey) => [
  { key: 'all' as const, label: text.all },
  { key: 'overdue' as const, label: text.overdue, loud: true, ...(counts && { count: counts.overdue }) },
  ...waitingTabs
    .filter((key) => key === chosen || (counts && counts[key] > 0))
    .map((key) => ({ key, label: text[key], ...(counts && { count: counts[key] }) })),
  ...stateTabs.map((key) => ({ key, label: states[key], ...(counts && { count: counts[key] }) })),
];

const kindOptions = [
  { key: 'every' as const, label: text.every },
  ...categoryKeys.map((key) => ({ key, label: categories[key].name, note: categories[key].group })),
];

type KindProps = { category: CategoryKey | null; onChoose: (category: CategoryKey | null) => void };

const Kind = ({ category, onChoose }: KindProps) => {
  const [open, setOpen] = useState(false);
  const choose = (key: CategoryKey | 'every') => {
    onChoose(key === 'every' ? null : key);
    setOpen(false);
  };
  return (
    <>
      <Chip icon="filter-o" change={text.change} onPress={() => setOpen(true)}>
        {category ? categories[category].name : text.every}
      </Chip>
      <Sheet title={text.kind} open={open} onClose={() => setOpen(false)}>
        {open ? <Choice options={kindOptions} chosen={category ?? 'every'} onChoose={choose} /> : null}
      </Sheet>
    </>
  );
};

const ways = [
  { key: 'record', label: '代录一件', tone: 'quiet' },
  { key: 'playbook', label: '锦囊妙计', tone: 'quiet' },
] as const;

/** What waits for me, soonest due first; the late ones are at the top because they are the soonest. */
export default function Inbox() {
  const [tab, setTab] = useState<TabKey>(tabOf(useRoute()('tab')));
  const [category, setCategory] = useState<CategoryKey | null>(null);
  const [list, reload] = usePages('request.list', inboxOf(tab, category));
  const [counts, setCounts] = useState<InboxCounts | null>(null);
  const fresh = list.face === 'ready' ? list.value.counts : null;
  useEffect(() => {
    if (fresh) setCounts(fresh);
  }, [fresh]);

  return (
    <Screen onRefresh={reload}>
      <Search />
      <Tabs tabs={tabsOf(counts, tab)} chosen={tab} onChoose={setTab} />
      {isWaiting(tab) ? null : <Kind category={category} onChoose={setCategory} />}
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? <Lines rows={rows} /> : <Empty icon="passed" title={text.none} hint={text.hint} />}
          </Card>
        )}
      </Loaded>
      <View className="gap" />
      <Moves moves={ways} busy={null} onMove={(key) => go(`staff/${key}`)} />
    </Screen>
  );
}
