import { useState } from 'react';
import { View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { OtherTurns, TurnCounts } from '../../../../domain/requests/turns';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { OtherRows } from '../../../ui/OtherRows';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Tabs } from '../../../ui/Tabs';
import { Filter, type Narrowed } from './Filter';
import { Lines } from './Lines';
import { Search } from './Search';
import { isShelf, listOf, shelves, tabOf, tabsOf, type Shelf, type TabKey } from './tabs';

const text = {
  none: {
    turn: '现在没有轮到你的事',
    doing: '现在没有你们在办的事',
    done: '还没有你们办过的事',
    inbox: '这里没有在办的事',
  },
  hint: {
    turn: '有新的事会排在这里，最急的在最上面。',
    doing: '接手的事会排在这里，直到核查过。',
    done: '核查过的事会留在这里。',
    inbox: '有新的事会排在这里。',
  },
  home: '回首页',
  record: '代录一件',
  playbook: '锦囊妙计',
};

const icons = { record: 'edit', playbook: 'bulb-o' };

/** Beside the list, never behind it. */
const Ways = ({ ways }: Pick<TurnCounts, 'ways'>) => {
  const shown = (['record', 'playbook'] as const).filter((way) => ways.includes(way));
  if (!shown.length) return null;
  return (
    <View className="side-by-side">
      {shown.map((way) => (
        <Button key={way} small tone="quiet" icon={icons[way]} onPress={() => go(`staff/${way}`)}>
          {text[way]}
        </Button>
      ))}
    </View>
  );
};

/** What waits for me, the urgent and the late at the top; what we have in hand; everything in my places. */
export default function Inbox() {
  const route = useRoute();
  const [shelf, setShelf] = useState<Shelf>(isShelf(route('of')) ? (route('of') as Shelf) : 'turn');
  const [tab, setTab] = useState<TabKey>(tabOf(route('tab')));
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const [list, reload] = usePages('request.list', listOf(shelf, tab, narrowed));
  const [counts, setCounts] = useState<TurnCounts | null>(null);
  const fresh = list.face === 'ready' ? list.value.turns : null;
  if (fresh && fresh !== counts) setCounts(fresh);
  const [others, setOthers] = useState<OtherTurns>([]);
  const freshOthers = list.face === 'ready' ? list.value.others : null;
  if (freshOthers && freshOthers !== others) setOthers(freshOthers);
  const tabs = tabsOf(shelf, counts, tab);
  const choose = (chosen: Shelf) => {
    setShelf(chosen);
    setTab('all');
  };

  return (
    <Screen onRefresh={reload}>
      {counts ? <Ways ways={counts.ways} /> : null}
      {counts?.ways.includes('search') ? <Search /> : null}
      <Segments
        options={shelves.filter(({ key }) => key !== 'inbox' || counts?.ways.includes('here') || shelf === key)}
        chosen={shelf}
        onChoose={choose}
      />
      {shelf === 'turn' && others.length ? (
        <Card>
          <OtherRows others={others} />
        </Card>
      ) : null}
      {tabs.length ? <Tabs tabs={tabs} chosen={tab} onChoose={setTab} /> : null}
      {tabs.length ? <Filter narrowed={narrowed} onChoose={setNarrowed} /> : null}
      <Loaded of={list} retry={reload} cards={3} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              <Lines rows={rows} />
            ) : (
              <Empty icon="passed" title={text.none[shelf]} hint={text.hint[shelf]} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
