import { startOfDay } from '../../../../domain/kernel/dates';
import { useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { dayFromNow } from '../../../api/clock';
import { useNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import type { SettingEntries, SettingView } from '../../../../domain/settings/contract';
import { goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { baseOf, entriesOf } from './entries';
import { Hours } from './Hours';
import { Standards } from './Standards';
import { Whistles } from './Whistles';
import { Words } from './Words';

const text = {
  edition: ({ edition, fromAt }: SettingView['inForce'], now: Date) =>
    edition ? `现在用的是第 ${edition} 版，${timeInWords(fromAt, now)}起。` : '现在用的是产品自带的一版。',
  coming: (fromAt: string, now: Date) => `改好的一版${timeInWords(fromAt, now)}起用，再发布会代替它。`,
  from: '从哪天起用',
  now: '不选，就从下一分钟起。已经答应的时间不变。',
  publish: '发布',
  same: '还没有改动',
  published: '发布好了',
  home: '回首页',
};

const tabs = [
  { key: 'hours', label: '办公时间' },
  { key: 'standards', label: '办理时限' },
  { key: 'whistle', label: '吹哨时限' },
  { key: 'words', label: '类别词' },
] as const;
type Tab = (typeof tabs)[number]['key'];
const parts = { hours: Hours, standards: Standards, whistle: Whistles, words: Words };

type Draft = { base: number; entries: SettingEntries | null; day: string };
const nothing: Draft = { base: -1, entries: null, day: '' };

type FormProps = { view: SettingView; onDone: (view: SettingView) => void };

const Form = ({ view, onDone }: FormProps) => {
  const { draft, change, run, busy, why } = useForm('settings', nothing);
  const [tab, setTab] = useState<Tab>('hours');
  const base = baseOf(view);
  const kept = draft.base === base ? draft.entries : null;
  const entries = kept ?? entriesOf(view);
  const Part = parts[tab];
  const now = useNow();

  const publish = async () => {
    const fromAt = draft.day ? startOfDay(draft.day).toISOString() : undefined;
    const done = await run('setting.publish', { ...entries, ...(fromAt && { fromAt }) });
    if (!done) return;
    onDone(done);
    void Taro.showToast({ title: text.published, icon: 'none' });
  };

  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button hero busy={busy !== null} off={!kept} onPress={() => void publish()}>
            {kept ? text.publish : text.same}
          </Button>
        </>
      }
    >
      <Text className="quiet line-words">{text.edition(view.inForce, now)}</Text>
      {view.coming ? <Notice>{text.coming(view.coming.fromAt, now)}</Notice> : null}
      <View className="gap" />
      <Tabs tabs={tabs} chosen={tab} onChoose={setTab} />
      <Part entries={entries} change={(part) => change({ base, entries: { ...entries, ...part } })} />
      {kept ? (
        <Card>
          <DayField label={text.from} day={draft.day} earliest={dayFromNow(1)} onChange={(day) => change({ day })} />
          <Text className="quiet line-words">{text.now}</Text>
        </Card>
      ) : null}
    </Screen>
  );
};

/** What a district sets for itself, edition by edition: words, times, office hours. Never backwards. */
export default function Settings() {
  const [view, reload, put] = useQuery('setting.read', {});
  if (view.face === 'ready') return <Form view={view.value} onDone={put} />;
  return (
    <Screen>
      <Loaded of={view} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
