import { Text, View } from '@tarojs/components';
import { monthAway } from '../../domain/kernel/dates';
import { Pressable } from './Pressable';

type MonthProps = {
  /** 2026-11 */
  month: string;
  today: string;
  /** How many things a day holds, by date. */
  counts: Readonly<Record<string, number>>;
  chosen: string;
  onChoose: (day: string) => void;
  onMonth: (month: string) => void;
};

const text = { before: '上个月', after: '下个月', chosen: '，已选' };
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const DAY = 86_400_000;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Whole weeks from Monday, the days of the neighbouring months left blank. */
const weeksOf = (month: string): string[][] => {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const cells: string[] = Array.from({ length: lead }, () => '');
  for (let at = first; dateOf(at).startsWith(month); at += DAY) cells.push(dateOf(at));
  while (cells.length % 7) cells.push('');
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};

const look = (day: string, { today, chosen }: Pick<MonthProps, 'today' | 'chosen'>): string =>
  ['day', ...(day === today ? ['day-today'] : []), ...(day === chosen ? ['day-on'] : [])].join(' ');

/** A month of days; a dot under those that hold something. */
export const Month = ({ month, today, counts, chosen, onChoose, onMonth }: MonthProps) => (
  <View className="month">
    <View className="month-head">
      <Pressable className="month-turn" label={text.before} onPress={() => onMonth(monthAway(month, -1))}>
        <Text>‹</Text>
      </Pressable>
      <Text className="card-title">{`${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`}</Text>
      <Pressable className="month-turn" label={text.after} onPress={() => onMonth(monthAway(month, 1))}>
        <Text>›</Text>
      </Pressable>
    </View>
    <View className="week">
      {weekdays.map((name) => (
        <Text key={name} className="day day-name">
          {name}
        </Text>
      ))}
    </View>
    {weeksOf(month).map((week, index) => (
      <View key={index} className="week">
        {week.map((day, at) =>
          day ? (
            <Pressable
              key={day}
              className={look(day, { today, chosen })}
              label={`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${counts[day] ?? 0} 个${day === chosen ? text.chosen : ''}`}
              onPress={() => onChoose(day)}
            >
              <Text>{Number(day.slice(8))}</Text>
              <View className={counts[day] ? 'day-dot' : 'day-dot day-none'} />
            </Pressable>
          ) : (
            <View key={at} className="day" />
          ),
        )}
      </View>
    ))}
  </View>
);
