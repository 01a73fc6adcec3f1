import { useState } from 'react';
import { View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { InputOf } from '../../../../domain/contract';
import type { InboxCounts } from '../../../../domain/requests/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Filter, type Narrowed } from './Filter';
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
};
const { states } = requestMachine;

const stateTabs = ['submitted', 'accepted', 'handling', 'resolved'] as const;
const waitingTabs = ['offers', 'whistles', 'visits'] as const;
const tabKeys = ['all', ...stateTabs, 'overdue', ...waitingTabs] as const;
type TabKey = (typeof tabKeys)[number];

const tabOf = (name: string): TabKey => tabKeys.find((key) => key === name) ?? 'all';
const isWaiting = (tab: TabKey): tab is (typeof waitingTabs)[number] =>
  (waitingTabs as readonly TabKey[]).includes(tab);

const inboxOf = (tab: TabKey, narrowed: Narrowed): InputOf<'request.list'> => {
  if (isWaiting(tab)) return { of: tab };
  const only = narrowed ?? {};
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

const ways = [
  { key: 'record', label: '代录一件', tone: 'quiet' },
  { key: 'playbook', label: '锦囊妙计', tone: 'quiet' },
] as const;

/** What waits for me, soonest due first; the late ones are at the top because they are the soonest. */
export default function Inbox() {
  const [tab, setTab] = useState<TabKey>(tabOf(useRoute()('tab')));
  const [narrowed, setNarrowed] = useState<Narrowed>(null);
  const [list, reload] = usePages('request.list', inboxOf(tab, narrowed));
  const [counts, setCounts] = useState<InboxCounts | null>(null);
  const fresh = list.face === 'ready' ? list.value.counts : null;
  if (fresh && fresh !== counts) setCounts(fresh);

  return (
    <Screen onRefresh={reload}>
      <Search />
      <Tabs tabs={tabsOf(counts, tab)} chosen={tab} onChoose={setTab} />
      {isWaiting(tab) ? null : <Filter narrowed={narrowed} onChoose={setNarrowed} />}
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
