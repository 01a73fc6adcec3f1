import { useEffect, useState } from 'react';
import { usePages } from '../../../api/usePages';
import type { InputOf } from '../../../../domain/contract';
import type { InboxCounts } from '../../../../domain/requests/contract';
import { requestMachine } from '../../../../domain/requests/machine';
import { go, goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { RequestLine } from '../../../ui/RequestLine';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';

const text = {
  all: '全部',
  overdue: '已超期',
  none: '这里没有等着办的事',
  hint: '有新的事会排在这里，最急的在最上面。',
  home: '回首页',
};
const { states } = requestMachine;

const tabKeys = ['all', 'submitted', 'accepted', 'resolved', 'overdue'] as const;
type TabKey = (typeof tabKeys)[number];

const tabOf = (name: string): TabKey => tabKeys.find((key) => key === name) ?? 'all';

const inboxOf = (tab: TabKey): InputOf<'request.list'> => {
  if (tab === 'all') return { of: 'inbox' };
  return tab === 'overdue' ? { of: 'inbox', overdue: true } : { of: 'inbox', state: tab };
};

const tabsOf = (counts: InboxCounts | null) => [
  { key: 'all' as const, label: text.all },
  ...(['submitted', 'accepted', 'resolved'] as const).map((key) => ({
    key,
    label: states[key],
    ...(counts && { count: counts[key] }),
  })),
  { key: 'overdue' as const, label: text.overdue, loud: true, ...(counts && { count: counts.overdue }) },
];

/** What waits for me, soonest due first; the late ones are at the top because they are the soonest. */
export default function Inbox() {
  const [tab, setTab] = useState<TabKey>(tabOf(useRoute()('tab')));
  const [list, reload] = usePages('request.list', inboxOf(tab));
  const [counts, setCounts] = useState<InboxCounts | null>(null);
  const fresh = list.face === 'ready' ? list.value.counts : null;
  useEffect(() => {
    if (fresh) setCounts(fresh);
  }, [fresh]);

  return (
    <Screen onRefresh={reload}>
      <Tabs tabs={tabsOf(counts)} chosen={tab} onChoose={setTab} />
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((row) => (
                <RequestLine
                  key={row.requestId}
                  request={row}
                  onPress={() => go('requests/detail', { id: row.requestId })}
                />
              ))
            ) : (
              <Empty icon="passed" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
