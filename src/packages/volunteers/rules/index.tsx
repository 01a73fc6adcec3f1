import { Text } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useQuery } from '../../../api/useQuery';
import type { RulesView } from '../../../../domain/points/contract';
import { buckets, bucketNames } from '../../../../domain/points/model';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
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
    </Card>
  );
};

/** What points are given for and how they count, edition by edition. */
export default function RulesScreen() {
  const route = useRoute();
  const communityId = route('community');
  const [rules, reload] = useQuery('point.rules', { communityId });
  return (
    <Screen
      onRefresh={reload}
      footer={
        route('staff') ? (
          <Button onPress={() => go('volunteers/newRules', { community: communityId })}>{text.publish}</Button>
        ) : null
      }
    >
      <Loaded of={rules} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ editions }) => (
          <>
            <Text className="lead">{text.never}</Text>
            {editions.map((edition) => (
              <Edition key={edition.edition} rules={edition} />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
