import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import {
  figureGroups,
  type BoardBar,
  type BoardRate,
  type BoardView,
  type Figure,
} from '../../../../domain/board/contract';
import { go, useRoute } from '../../../routes';
import { Bar } from '../../../ui/Bar';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { saidTogether } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Pressable } from '../../../ui/Pressable';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Matter } from '../Matter';

const text = {
  rates: '三率',
  counted: (when: string) => `${when} 数的。点一下能看到是哪些事。`,
  none: '这个月还没有数字',
  noneHint: '有人反映、有人办理之后，这里每分钟数一次。',
  headline: '群众不满意的',
  headlineNone: '这个月没有不满意的。',
  headlineAll: (count: number) => `不满意的 ${count} 件都在这里`,
  waits: ({ label, count }: BoardRate['waiting']) => `还有 ${count} 件${label}`,
  few: '不到 5 件的数不单独列，都算在社区的总数里。',
  count: (count: number) => `${count} 件`,
  places: '分片看',
  placesHint: '点一处的名字，看那里的全部数字。',
  category: '分类看',
  department: '分部门看',
  month: '前几个月',
  all: '每一件的点接派评',
  noRate: '还没有',
  of: ({ part, whole }: BoardRate) => `${part}/${whole} 件`,
};

type Level = 'community' | 'subdistrict' | 'district';
const levels: readonly { key: Level; label: string }[] = [
  { key: 'community', label: '本社区' },
  { key: 'subdistrict', label: '本街道' },
  { key: 'district', label: '全区' },
];

/** Every place's code begins with the codes of the places it lies in. */
const CODE_LENGTH: Readonly<Record<Level, number>> = { community: 12, subdistrict: 9, district: 6 };
const codeAt = (placeId: string, level: Level): string => placeId.slice(0, CODE_LENGTH[level]);

type Where = { placeId: string; month: string };

const openRows = (where: Where, more: Record<string, string>) => go('board/rows', { ...where, ...more });

type Behind = (figure: Figure) => void;

/** 群众不满意 is what everything is measured by: these matters first, then how many there are. */
const Headline = ({ of: { count, rows }, where }: { of: BoardView['dissatisfied']; where: Where }) => (
  <Card title={text.headline}>
    {rows.length ? null : <Text className="quiet">{text.headlineNone}</Text>}
    {rows.map((row) => (
      <Matter key={row.number} row={row} />
    ))}
    {count > 0 ? (
      <Row title={text.headlineAll(count)} onPress={() => openRows(where, { figure: 'dissatisfied' })} />
    ) : null}
  </Card>
);

/** Each opens the matters it counts, and those that still wait to be counted. */
const Rates = ({ rates, behind }: { rates: readonly BoardRate[]; behind: Behind }) => (
  <>
    {rates.map((rate) => (
      <View key={rate.label}>
        <Pressable className="bar-press" onPress={() => behind(rate.partFigure)}>
          <Bar
            label={rate.label}
            percent={rate.percent}
            said={[text.of(rate), rate.leftOut].filter(Boolean).join('，')}
          />
        </Pressable>
        {rate.waiting.count > 0 ? (
          <Row title={text.waits(rate.waiting)} onPress={() => behind(rate.waiting.figure)} />
        ) : null}
      </View>
    ))}
  </>
);

const saidOf = ({ label, percent, ...rate }: BoardRate): string =>
  percent === null ? `${label} ${text.noRate}` : `${label} ${percent}%，${text.of({ label, percent, ...rate })}`;

/** The same three under each part, in words: one node each. */
const RatesInWords = ({ rates, behind }: { rates: readonly BoardRate[]; behind: Behind }) => (
  <>
    {rates.map((rate) => (
      <Pressable key={rate.label} className="rate" onPress={() => behind(rate.partFigure)}>
        {saidOf(rate)}
      </Pressable>
    ))}
  </>
);

type BarsProps = {
  title: string;
  hint?: string;
  bars: readonly BoardBar[];
  /** What a bar's name opens; left out, the matters it counts. */
  onOpen?: (key: string) => void;
  behind: (key: string, figure: Figure) => void;
};

const Bars = ({ title, hint, bars, onOpen, behind }: BarsProps) =>
  bars.length ? (
    <Card title={title}>
      {hint ? <Text className="quiet line-words">{hint}</Text> : null}
      {bars.map(({ key, label, submitted, rates }) => (
        <View key={key} className="recipe">
          <Row
            title={label}
            value={text.count(submitted)}
            onPress={() => (onOpen ? onOpen(key) : behind(key, 'submitted'))}
          />
          <RatesInWords rates={rates} behind={(figure) => behind(key, figure)} />
        </View>
      ))}
    </Card>
  ) : null;

const Figures = ({ total, where }: { total: BoardView['total']; where: Where }) => (
  <>
    {figureGroups
      .map(({ title, of }) => ({ title, own: total.filter(({ figure, count }) => of.includes(figure) && count > 0) }))
      .filter(({ own }) => own.length > 0)
      .map(({ title, own }) => (
        <Card key={title} title={title}>
          {own.map(({ figure, label, count }) => (
            <Row key={figure} title={label} value={text.count(count)} onPress={() => openRows(where, { figure })} />
          ))}
        </Card>
      ))}
  </>
);

const Numbers = ({
  board,
  placeId,
  onMonth,
}: {
  board: BoardView;
  placeId: string;
  onMonth: (month: string) => void;
}) => {
  const where = { placeId, month: board.month };
  if (!board.countedAt)
    return (
      <Card title={board.place}>
        <Empty icon="bar-chart-o" title={text.none} hint={text.noneHint} />
      </Card>
    );
  return (
    <>
      <Text className="quiet line-words">
        {saidTogether([`${board.place} · ${board.month}`, text.counted(timeInWords(board.countedAt, now()))])}
      </Text>
      <View className="gap" />
      <Headline of={board.dissatisfied} where={where} />
      <Card title={text.rates}>
        {board.few ? <Text className="quiet">{text.few}</Text> : null}
        <Rates rates={board.rates} behind={(figure) => openRows(where, { figure })} />
      </Card>
      <Figures total={board.total} where={where} />
      <Bars
        title={text.places}
        hint={text.placesHint}
        bars={board.byPlace}
        onOpen={(below) => go('board/rates', { placeId: below, month: board.month, alone: 'yes' })}
        behind={(below, figure) => openRows({ ...where, placeId: below }, { figure })}
      />
      <Bars
        title={text.category}
        bars={board.byCategory}
        behind={(category, figure) => openRows(where, { category, figure })}
      />
      <Bars
        title={text.department}
        bars={board.byDepartment}
        behind={(department, figure) => openRows(where, { department, figure })}
      />
      {board.byMonth.length > 1 ? (
        <Bars
          title={text.month}
          bars={board.byMonth}
          onOpen={onMonth}
          behind={(month, figure) => openRows({ placeId, month }, { figure })}
        />
      ) : null}
    </>
  );
};

/** 结果公开: three rates with what they were divided by, and behind every figure the matters it was counted from. */
export default function Board() {
  const route = useRoute();
  const home = route('placeId');
  // Opened from a bar of the place it lies in, it shows that very place.
  const alone = route('alone') !== '';
  const [level, setLevel] = useState<Level>('community');
  const [month, setMonth] = useState(route('month'));
  const placeId = alone ? home : codeAt(home, level);
  const [board, reload] = useQuery('board.rates', { placeId, ...(month && { month }) });
  return (
    <Screen
      of={board}
      onRefresh={reload}
      footer={<Button onPress={() => openRows({ placeId, month }, {})}>{text.all}</Button>}
    >
      {alone ? null : <Segments options={levels} chosen={level} onChoose={setLevel} />}
      <Loaded of={board} retry={reload}>
        {(value) => <Numbers board={value} placeId={placeId} onMonth={setMonth} />}
      </Loaded>
    </Screen>
  );
}
