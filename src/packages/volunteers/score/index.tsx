import { Text, View } from '@tarojs/components';
import { usePages } from '../../../api/usePages';
import type { ScoreView } from '../../../../domain/points/contract';
import { goHome, goVolunteering } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Journal } from '../Journal';
import { dayInWords } from '../days';

const text = {
  look: '看看能帮什么忙',
  of: (year: number) => `${year} 年`,
  how: '怎么算的',
  edition: (edition: number, from: string) => `第 ${edition} 版规则，${from}起`,
  part: (points: number, weight: number) => `${points} 分 × ${weight}%`,
  labour: '出力的分',
  labourNote: '基础分和服务分',
  contribution: '捐献的分',
  contributionNote: (counted: number, allowance: number) => `最多算 ${allowance}，这次算 ${counted}`,
  over: '超过上限，不计',
  rounding: '不到一分的零头，不计',
  total: '总分',
  sums: '下面每一笔按权重算的分，加上这里不计的，就是总分。',
  why: '捐得再多，也不会超过出力的人。',
  behind: '算进来的每一笔',
  none: '今年还没有算分的一笔',
  hint: '做一件志愿任务，社区核过之后，会算在这里。',
  home: '回首页',
};

type Edition = ScoreView['editions'][number];

const OneEdition = ({ edition: { edition, fromAt, parts } }: { edition: Edition }) => (
  <>
    <Text className="sheet-part">{text.edition(edition, dayInWords(fromAt))}</Text>
    {parts.map(({ bucket, label, points, weight, weighted }) => (
      <Row key={bucket} title={label} note={text.part(points, weight)} value={String(weighted)} />
    ))}
  </>
);

/** A further page repeats what was said once. */
const onlyOnce = (editions: readonly Edition[]): Edition[] =>
  editions.filter(({ edition }, index) => editions.findIndex((other) => other.edition === edition) === index);

const Score = ({ score }: { score: ScoreView }) => (
  <>
    <Card title={text.of(score.year)}>
      <View className="poster">
        <Text className="headline points">{score.total}</Text>
        <Text className="quiet">{score.formula}</Text>
      </View>
    </Card>
    <Card title={text.how}>
      {onlyOnce(score.editions).map((edition) => (
        <OneEdition key={edition.edition} edition={edition} />
      ))}
      <View className="rule" />
      <Row title={text.labour} note={text.labourNote} value={String(score.labour)} />
      <Row
        title={text.contribution}
        note={text.contributionNote(score.counted, score.allowance)}
        value={String(score.contribution)}
      />
      {score.overCap ? <Row title={text.over} value={String(score.overCap)} /> : null}
      {score.rounding ? <Row title={text.rounding} value={String(score.rounding)} /> : null}
      <Row title={text.total} value={String(score.total)} />
      <Text className="quiet line-words">{text.sums}</Text>
      <Text className="quiet line-words">{text.why}</Text>
    </Card>
    {score.rows.length ? (
      <>
        <Text className="sheet-part">{text.behind}</Text>
        <Journal rows={score.rows} />
      </>
    ) : (
      <Card>
        <Empty
          icon="description"
          title={text.none}
          hint={text.hint}
          action={{ label: text.look, onPress: goVolunteering }}
        />
      </Card>
    )}
  </>
);

/** The year's score with its formula, the editions it was earned under, and the rows it counts. */
export default function ScoreScreen() {
  const [score, reload] = usePages('point.score', {});
  return (
    <Screen onRefresh={reload}>
      <Loaded of={score} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {(value) => <Score score={value} />}
      </Loaded>
    </Screen>
  );
}
