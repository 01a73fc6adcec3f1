import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { RulesView } from '../../../../domain/points/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { REASON_LEAST, WORDS_MAX } from '../../../../domain/kernel/schemas';
import { buckets, bucketNames } from '../../../../domain/points/model';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Tag } from '../../../ui/Tag';
import { dayInWords } from '../days';

const text = {
  edition: (edition: number) => (edition ? `第 ${edition} 版` : '默认规则'),
  from: (from: string, by: string) => `${from}起用${by && `，${by}发布`}`,
  now: '正在用',
  coming: '还没到',
  weight: (weight: number) => `每分算 ${weight}%`,
  cap: '捐献最多占',
  capNote: '一年的总分里',
  hour: '做任务',
  hourNote: '每开始一小时',
  wish: '实现一个微心愿',
  yuan: '捐款捐物',
  yuanValue: (yuan: number) => `每 ${yuan} 元 1 分`,
  expiry: '多久到期',
  expiryValue: (years: number) => (years ? `${years} 年后的年底` : '一直有效'),
  criteria: '基础分看这些',
  points: (points: number) => `${points} 分`,
  never: '新的一版只管以后，以前得的分不变。',
  publish: '定新的一版',
  objected: (by: string, when: string) => `${by} ${when}的意见`,
  object: '提意见',
  objectNote: '意见挂在这一版旁边，谁都看得到，不影响它起用。',
  objectWords: '对权重、封顶有什么意见，至少 4 个字',
  send: '挂上去',
  home: '回首页',
};

const stateOf = ({ inForce, fromAt }: RulesView): string =>
  inForce ? text.now : Date.parse(fromAt) > now().getTime() ? text.coming : '';

const Edition = ({ rules }: { rules: RulesView }) => {
  const state = stateOf(rules);
  return (
    <Card title={text.edition(rules.edition)}>
      {state ? <Tag tone={rules.inForce ? 'main' : 'quiet'}>{state}</Tag> : null}
      {rules.edition ? (
        <Text className="quiet line-words">{text.from(dayInWords(rules.fromAt), rules.publishedBy)}</Text>
      ) : null}
      {bucketNames.map((bucket) => (
        <Row key={bucket} title={buckets[bucket]} value={text.weight(rules.weights[bucket])} />
      ))}
      <Row title={text.cap} note={text.capNote} value={`${rules.contributionCap}%`} />
      <Row title={text.hour} note={text.hourNote} value={text.points(rules.perHour)} />
      <Row title={text.wish} value={text.points(rules.wishPoints)} />
      <Row title={text.yuan} value={text.yuanValue(rules.yuanPerPoint)} />
      <Row title={text.expiry} value={text.expiryValue(rules.expiryYears)} />
      {rules.criteria.length ? <Text className="sheet-part">{text.criteria}</Text> : null}
      {rules.criteria.map((criterion) => (
        <Row key={criterion.key} title={criterion.text} value={text.points(criterion.points)} />
      ))}
      {rules.objections.map(({ by, at, words }) => (
        <Row key={`${by}${at}`} title={text.objected(by, dayInWords(at))} note={words} />
      ))}
    </Card>
  );
};

/** From the levels above: it stands beside the newest edition and stops nothing. */
const Objecting = ({ rules, onDone }: { rules: RulesView; onDone: () => void }) => {
  const [words, setWords] = useState<string | null>(null);
  const { run, busy, why } = useAction();
  const send = async () => {
    const { communityId, edition } = rules;
    if (!(await run('point.object', { communityId, edition, reason: words ?? '' }))) return;
    setWords(null);
    onDone();
  };
  return (
    <>
      <Button tone="quiet" onPress={() => setWords('')}>
        {text.object}
      </Button>
      <Sheet title={text.object} open={words !== null} onClose={() => setWords(null)}>
        <Text className="quiet line-words">{text.objectNote}</Text>
        {words === null ? null : (
          <Field kind="long" most={WORDS_MAX} placeholder={text.objectWords} onChange={setWords} />
        )}
        <View className="sheet-foot">
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Button busy={busy !== null} off={!saysAtLeast(words ?? '', REASON_LEAST)} onPress={() => void send()}>
            {text.send}
          </Button>
        </View>
      </Sheet>
    </>
  );
};

/** What points are given for and how they count, edition by edition. */
export default function RulesScreen() {
  const route = useRoute();
  const communityId = route('community');
  const [rules, reload] = useQuery('point.rules', { communityId });
  const [me] = useQuery('person.me', {});
  const roles = me.face === 'ready' ? me.value.posts.map(({ role }) => role) : [];
  const publishes = roles.includes('communityClerk');
  const objects = roles.includes('subdistrictOfficer') || roles.includes('districtAdmin');
  return (
    <Screen
      onRefresh={reload}
      footer={
        route('staff') && publishes ? (
          <Button onPress={() => go('volunteers/newRules', { community: communityId })}>{text.publish}</Button>
        ) : null
      }
    >
      <Loaded of={rules} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ editions }) => (
          <>
            <Text className="lead">{text.never}</Text>
            {route('staff') && objects && editions[0] && editions[0].edition > 0 ? (
              <Objecting rules={editions[0]} onDone={() => void reload()} />
            ) : null}
            {editions.map((edition) => (
              <Edition key={edition.edition} rules={edition} />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
