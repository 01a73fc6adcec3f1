import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import type { Attendance, AttendanceRow } from '../../../../domain/tasks/contract';
import { useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Attendee } from './Attendee';

const text = {
  all: '全部',
  shift: (shiftId: string) => `第 ${shiftId.slice(1)} 个时段`,
  here: '来了',
  expected: '报了名',
  waiting: '候补',
  none: '还没有人报名',
  hint: '有人报名就会列在这里。',
  apart: '签到的时长和补录的时长分两栏，永远不加在一起。',
};

const countOf = (rows: readonly AttendanceRow[]) => ({
  expected: rows.filter(({ standing }) => standing === 'seated').length,
  here: rows.filter(({ inAt }) => inAt).length,
  waiting: rows.filter(({ standing }) => standing === 'waiting').length,
});

const Counts = ({ rows }: { rows: readonly AttendanceRow[] }) => {
  const counts = countOf(rows);
  return (
    <Card>
      <View className="counts">
        {(['here', 'expected', 'waiting'] as const).map((key) => (
          <View key={key} className="count" ariaLabel={`${text[key]} ${counts[key]}`}>
            <Text className="count-number">{counts[key]}</Text>
            <Text className="quiet">{text[key]}</Text>
          </View>
        ))}
      </View>
    </Card>
  );
};

const List = ({ attendance, onDone }: { attendance: Attendance; onDone: (attendance: Attendance) => void }) => {
  const shifts = [...new Set(attendance.rows.map(({ shiftId }) => shiftId))].sort();
  const [shift, setShift] = useState('all');
  const rows = attendance.rows.filter(({ shiftId }) => shift === 'all' || shiftId === shift);
  return (
    <>
      {shifts.length > 1 ? (
        <Tabs
          tabs={[
            { key: 'all', label: text.all },
            ...shifts.map((shiftId) => ({ key: shiftId, label: text.shift(shiftId) })),
          ]}
          chosen={shift}
          onChoose={setShift}
        />
      ) : null}
      <Counts rows={rows} />
      <Card>
        {rows.length ? (
          rows.map((row) => (
            <Attendee key={row.entryId} taskId={attendance.taskId} state={attendance.state} row={row} onDone={onDone} />
          ))
        ) : (
          <Empty icon="friends-o" title={text.none} hint={text.hint} />
        )}
      </Card>
      <Text className="quiet line-words center">{text.apart}</Text>
    </>
  );
};

/** Who came: ticked on the list when the code would not do, hours entered afterwards by two people. */
export default function Board() {
  const taskId = useRoute()('id');
  const [attendance, reload, put] = useQuery('task.attendance', { taskId });
  return (
    <Screen onRefresh={reload}>
      <Loaded of={attendance} retry={reload} cards={2}>
        {(value) => <List attendance={value} onDone={put} />}
      </Loaded>
    </Screen>
  );
}
