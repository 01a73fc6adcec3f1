import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { buckets, type Bucket } from '../../../../domain/points/model';
import { goHome, goVolunteering } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Journal } from '../Journal';

const text = {
  look: '看看能帮什么忙',
  every: '全部',
  none: '还没有一笔',
  hint: '做一件志愿任务，社区核过之后，会记在这里。',
  home: '回首页',
};

const tabs = [
  { key: 'every', label: text.every },
  ...Object.entries(buckets).map(([key, label]) => ({ key: key as Bucket, label })),
] as const;
type Tab = (typeof tabs)[number]['key'];

/** Every row of mine by month, newest first; nothing is ever edited, only paid back. */
export default function JournalScreen() {
  const [tab, setTab] = useState<Tab>('every');
  const [journal, reload] = usePages('point.rows', tab === 'every' ? {} : { bucket: tab });
  return (
    <Screen onRefresh={reload}>
      <Tabs<Tab> tabs={tabs} chosen={tab} onChoose={setTab} />
      <Loaded of={journal} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) =>
          rows.length ? (
            <Journal rows={rows} />
          ) : (
            <Card>
              <Empty
                icon="description"
                title={text.none}
                hint={text.hint}
                action={{ label: text.look, onPress: goVolunteering }}
              />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
