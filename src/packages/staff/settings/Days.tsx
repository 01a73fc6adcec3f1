import { Text } from '@tarojs/components';
import { useDayFromNow } from '../../../api/useNow';
import { DAYS_MAX, type SettingEntries } from '../../../../domain/settings/contract';
import { Card } from '../../../ui/Card';
import { DayField } from '../../../ui/DayField';
import { Row } from '../../../ui/Row';
import { withDay, withoutDay, type DayKind } from './entries';

const text = {
  title: '区里自己的放假和上班',
  next: '国家公布的之外，区里哪天放假、哪天上班，时限就跟着数。',
  remove: '去掉',
};

const kinds = [
  { key: 'off', label: '放假', add: '加一天放假' },
  { key: 'on', label: '上班', add: '加一天上班' },
] as const satisfies readonly { key: DayKind; label: string; add: string }[];

type DaysProps = { entries: SettingEntries; change: (part: Partial<SettingEntries>) => void };

/** A district's own days off and working days, besides what is published for everybody. */
export const Days = ({ entries: { days }, change }: DaysProps) => {
  const today = useDayFromNow(0);
  return (
    <Card title={text.title}>
      <Text className="quiet line-words">{text.next}</Text>
      {kinds.flatMap(({ key, label }) =>
        days[key].map((day) => (
          <Row
            key={day}
            title={day}
            note={label}
            value={text.remove}
            onPress={() => change({ days: withoutDay(days, day) })}
          />
        )),
      )}
      {kinds.map(({ key, add }) =>
        days[key].length < DAYS_MAX ? (
          <DayField
            key={key}
            label={add}
            day=""
            earliest={today}
            onChange={(day) => change({ days: withDay(days, key, day) })}
          />
        ) : null,
      )}
    </Card>
  );
};
