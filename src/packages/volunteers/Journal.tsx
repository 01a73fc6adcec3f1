import { Text, View } from '@tarojs/components';
import { now } from '../../api/clock';
import { shanghaiMonth } from '../../../domain/kernel/calendar';
import { timeInWords } from '../../../domain/kernel/words';
import type { RowView } from '../../../domain/points/contract';
import { Card } from '../../ui/Card';

const text = {
  noScore: '不影响年度分',
  number: '流水号',
  weighted: (points: number) => `按权重算 ${points} 分`,
};

const monthInWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

/** +30, −5: which way it went is said, not only coloured. */
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${Math.abs(points)}`);

/** In the score a row says what it is there, so that the rows add up; elsewhere, whether it is in it at all. */
const noteOf = ({ counts, weighted }: RowView): string[] => {
  if (weighted !== null) return [text.weighted(weighted)];
  return counts ? [] : [text.noScore];
};

const JournalRow = ({ row }: { row: RowView }) => (
  <View className="row">
    <View className="row-words">
      <Text className="row-title">{row.reason}</Text>
      {row.words ? <Text>{row.words}</Text> : null}
      <Text className="row-note">{[row.bucketLabel, timeInWords(row.at, now()), ...noteOf(row)].join(' · ')}</Text>
      <Text className="row-note">{`${text.number} ${row.number}`}</Text>
    </View>
    <Text className={row.points > 0 ? 'amount' : 'amount amount-out'}>{signed(row.points)}</Text>
  </View>
);

/** Rows of a journal, a card a month: for what, in whose hand, and how much. */
export const Journal = ({ rows }: { rows: readonly RowView[] }) => {
  const months = [...new Set(rows.map(({ at }) => shanghaiMonth(new Date(at))))];
  return (
    <>
      {months.map((month) => (
        <Card key={month} title={monthInWords(month)}>
          {rows
            .filter(({ at }) => shanghaiMonth(new Date(at)) === month)
            .map((row) => (
              <JournalRow key={row.number} row={row} />
            ))}
        </Card>
      ))}
    </>
  );
};
