import { useMemo } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { dayFromNow } from '../../../api/clock';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import type { RulesSaid, RulesView } from '../../../../domain/points/contract';
import { buckets, bucketNames } from '../../../../domain/points/model';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBack, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Stepper } from '../../../ui/Stepper';
import { forStaff } from '../../../ui/forStaff';

const text = {
  from: '从哪天起用',
  fromNote: '最早明天零点。以前得的分不变，按得分那天的规则算。',
  weights: '每种分怎么算',
  cap: '捐献最多占',
  hour: '做任务每小时',
  wish: '实现一个微心愿',
  yuan: '捐多少算 1 分',
  expiry: '几年后到期',
  expiryNote: '0 是一直有效',
  criteria: '基础分看什么',
  criterionPoints: '给几分',
  criterionWhat: '用社区自己的话写',
  more: '再加一条',
  less: '去掉这一条',
  publish: '发布',
  published: '已发布，到那天起用',
  few: '先选从哪天起用',
  short: '每一条都写上，至少两个字',
  home: '回首页',
};

/** What the form changes; everything it does not show goes on as it was. */
type Draft = Omit<RulesSaid, 'communityId'>;

const draftOf = ({ weights, contributionCap, perHour, perHourOf, wishPoints, ...rest }: RulesView): Draft => ({
  from: '',
  weights,
  contributionCap,
  perHour,
  perHourOf,
  wishPoints,
  yuanPerPoint: rest.yuanPerPoint,
  expiryYears: rest.expiryYears,
  criteria: rest.criteria,
});

type PartProps = { draft: Draft; change: (part: Partial<Draft>) => void };

const Weights = ({ draft, change }: PartProps) => (
  <Card title={text.weights}>
    {bucketNames.map((bucket) => (
      <Stepper
        key={bucket}
        label={buckets[bucket]}
        value={draft.weights[bucket]}
        least={0}
        most={300}
        step={10}
        unit="%"
        onChange={(weight) => change({ weights: { ...draft.weights, [bucket]: weight } })}
      />
    ))}
    <Stepper
      label={text.cap}
      value={draft.contributionCap}
      least={0}
      most={50}
      step={5}
      unit="%"
      onChange={(contributionCap) => change({ contributionCap })}
    />
  </Card>
);

const Amounts = ({ draft, change }: PartProps) => (
  <Card>
    <Stepper
      label={text.hour}
      value={draft.perHour}
      least={1}
      most={100}
      unit="分"
      onChange={(perHour) => change({ perHour })}
    />
    <Stepper
      label={text.wish}
      value={draft.wishPoints}
      least={1}
      most={500}
      step={5}
      unit="分"
      onChange={(wishPoints) => change({ wishPoints })}
    />
    <Stepper
      label={text.yuan}
      value={draft.yuanPerPoint}
      least={1}
      most={10_000}
      step={10}
      unit="元"
      onChange={(yuanPerPoint) => change({ yuanPerPoint })}
    />
    <Stepper
      label={text.expiry}
      value={draft.expiryYears}
      least={0}
      most={10}
      unit="年"
      onChange={(expiryYears) => change({ expiryYears })}
    />
    <Text className="quiet">{text.expiryNote}</Text>
  </Card>
);

type Criterion = Draft['criteria'][number];

/** A key nobody used before: rows already given name theirs. */
const unused = (criteria: readonly Criterion[]): string => {
  const taken = new Set(criteria.map(({ key }) => key));
  let number = criteria.length + 1;
  while (taken.has(`criterion${number}`)) number += 1;
  return `criterion${number}`;
};

const Criteria = ({ draft: { criteria }, change }: PartProps) => {
  const put = (key: string, part: Partial<Criterion>) =>
    change({ criteria: criteria.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  return (
    <Card title={text.criteria}>
      {criteria.map((criterion) => (
        <View key={criterion.key} className="recipe">
          <Field
            initial={criterion.text}
            most={100}
            placeholder={text.criterionWhat}
            onChange={(words) => put(criterion.key, { text: words })}
          />
          <Stepper
            label={text.criterionPoints}
            value={criterion.points}
            least={1}
            most={1000}
            step={5}
            unit="分"
            onChange={(points) => put(criterion.key, { points })}
          />
          <Button
            tone="plain"
            onPress={() => change({ criteria: criteria.filter(({ key }) => key !== criterion.key) })}
          >
            {text.less}
          </Button>
        </View>
      ))}
      <Button
        tone="quiet"
        onPress={() => change({ criteria: [...criteria, { key: unused(criteria), text: '', points: 5 }] })}
      >
        {text.more}
      </Button>
    </Card>
  );
};

const CRITERION_LEAST = 2;

/** What is still needed, to read; empty when it may be published. */
const lackingOf = ({ from, criteria }: Draft): string => {
  if (!from) return text.few;
  return criteria.every(({ text: words }) => saysAtLeast(words, CRITERION_LEAST)) ? '' : text.short;
};

const Form = ({ communityId, inForce }: { communityId: string; inForce: RulesView }) => {
  const begin = useMemo(() => draftOf(inForce), [inForce]);
  const { draft, change, run, busy, why } = useForm(`rules:${communityId}:${inForce.edition}`, begin);
  const lacking = lackingOf(draft);
  const publish = async () => {
    if (!(await run('point.publishRules', { communityId, ...draft }))) return;
    goBack();
    void Taro.showToast({ title: text.published, icon: 'none' });
  };
  return (
    <>
      <Card>
        <DayField
          label={text.from}
          day={draft.from}
          earliest={dayFromNow(1)}
          latest={dayFromNow(400)}
          onChange={(from) => change({ from })}
        />
        <Text className="quiet line-words">{text.fromNote}</Text>
      </Card>
      <Weights draft={draft} change={change} />
      <Amounts draft={draft} change={change} />
      <Criteria draft={draft} change={change} />
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button hero busy={busy !== null} off={lacking !== ''} onPress={() => void publish()}>
        {lacking || text.publish}
      </Button>
    </>
  );
};

/** A new edition of the rules, begun from the one in force. It never looks back. */
function NewRules() {
  const communityId = useRoute()('community');
  const [rules, reload] = useQuery('point.rules', { communityId });
  return (
    <Screen>
      <Loaded of={rules} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ editions }) => {
          const latest = editions.find(({ inForce }) => inForce) ?? editions[0];
          return latest ? <Form communityId={communityId} inForce={latest} /> : null;
        }}
      </Loaded>
    </Screen>
  );
}

export default forStaff(NewRules);
