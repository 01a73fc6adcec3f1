import { Text, View } from '@tarojs/components';
import type { SettingEntries } from '../../../../domain/settings/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { TimeField } from '../../../ui/TimeField';
import { Days } from './Days';
import { clockOf, minutesOf, type Period } from './entries';

const text = {
  next: '时限只数办公时间，节假日和调休按国家公布的来。',
  period: (index: number) => `第 ${index + 1} 段`,
  from: '从',
  to: '到',
  add: '加一段',
  remove: '去掉',
};
const PERIODS_MOST = 4;
const HOUR = 60;
const DAY = 24 * HOUR;

/** An hour of its own, an hour after the last one ends. */
const following = (hours: readonly Period[]): Period => {
  const start = Math.min((hours.at(-1)?.[1] ?? 0) + HOUR, DAY - HOUR);
  return [start, start + HOUR];
};

type HoursProps = { entries: SettingEntries; change: (part: Partial<SettingEntries>) => void };

/** When the offices are open: up to four stretches of the day, and the district's own days. */
export const Hours = ({ entries, change }: HoursProps) => {
  const { hours } = entries;
  const put = (index: number, period: Period) =>
    change({ hours: hours.map((one, at) => (at === index ? period : one)) });
  return (
    <>
      <Text className="quiet line-words">{text.next}</Text>
      <View className="gap" />
      {hours.map((period, index) => (
        <Card
          key={index}
          title={text.period(index)}
          {...(hours.length > 1 && {
            more: { label: text.remove, onPress: () => change({ hours: hours.filter((one) => one !== period) }) },
          })}
        >
          <TimeField
            label={text.from}
            time={clockOf(period[0])}
            onChange={(time) => put(index, [minutesOf(time), period[1]])}
          />
          <View className="gap" />
          <TimeField
            label={text.to}
            time={clockOf(period[1])}
            onChange={(time) => put(index, [period[0], minutesOf(time)])}
          />
        </Card>
      ))}
      {hours.length < PERIODS_MOST ? (
        <Button tone="quiet" onPress={() => change({ hours: [...hours, following(hours)] })}>
          {text.add}
        </Button>
      ) : null}
      <View className="gap" />
      <Days entries={entries} change={change} />
    </>
  );
};
