import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import { CLASSES_MAX, type ClassView, type GroupView } from '../../../../domain/groups/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Foot } from '../../../ui/Foot';
import { Loaded } from '../../../ui/Loaded';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Stepper } from '../../../ui/Stepper';
import { Departments } from '../Departments';

const text = {
  hint: '每一类写明哪个部门答复、几个工作日办好。没写部门的，由社区专员来办。',
  unit: '答复的部门',
  none: '社区专员',
  desk: '不指定部门',
  days: '几天办好',
  name: '这一类叫什么',
  drop: '去掉这一类',
  more: '加一类',
  save: '保存',
  saved: '存好了',
  few: '每一类都要有名字，至少 2 个字',
};
const DAYS_MAX = 30;
const NAME_LEAST = 2;

type OneProps = { one: ClassView; alone: boolean; onChange: (part: Partial<ClassView>) => void; onDrop: () => void };

const One = ({ one, alone, onChange, onDrop }: OneProps) => {
  const [open, setOpen] = useState(false);
  const give = (unitId: string, unit: string) => {
    onChange({ unitId, unit });
    setOpen(false);
  };
  return (
    <Card>
      <Field initial={one.label} most={8} placeholder={text.name} onChange={(label) => onChange({ label })} />
      <Row title={text.unit} value={one.unit || text.none} onPress={() => setOpen(true)} />
      <Stepper
        label={text.days}
        value={one.days}
        least={1}
        most={DAYS_MAX}
        unit="个工作日"
        onChange={(days) => onChange({ days })}
      />
      {alone ? null : (
        <Button tone="plain" onPress={onDrop}>
          {text.drop}
        </Button>
      )}
      <Sheet title={text.unit} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <View>
            <Departments chosen={one.unitId} onChoose={give} />
            <Button tone="quiet" onPress={() => give('', '')}>
              {text.desk}
            </Button>
          </View>
        ) : null}
      </Sheet>
    </Card>
  );
};

/** A key of our own for a class the group adds: letters and digits, as the contract takes them. */
const newKey = (classes: readonly ClassView[]): string => {
  const taken = new Set(classes.map(({ key }) => key));
  for (let number = classes.length + 1; ; number += 1) if (!taken.has(`own${number}`)) return `own${number}`;
};

const Classes = ({ group }: { group: GroupView }) => {
  const [classes, setClasses] = useState<readonly ClassView[]>(group.classes);
  const { run, busy, why } = useAction();
  const put = (key: string, part: Partial<ClassView>) =>
    setClasses((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const save = async () => {
    const said = classes.map(({ key, label, unitId, days }) => ({
      ...{ key, label: label.trim(), days },
      ...(unitId && { unitId }),
    }));
    if (await run('group.setClasses', { groupId: group.groupId, classes: said })) goBackSaying(text.saved);
  };
  const named = classes.every(({ label }) => saysAtLeast(label, NAME_LEAST));
  return (
    <Screen
      footer={
        <Foot why={why} lacking={named ? '' : text.few} busy={busy !== null} onSend={() => void save()}>
          {text.save}
        </Foot>
      }
    >
      <Text className="lead">{text.hint}</Text>
      {classes.map((one) => (
        <One
          key={one.key}
          one={one}
          alone={classes.length === 1}
          onChange={(part) => put(one.key, part)}
          onDrop={() => setClasses((all) => all.filter(({ key }) => key !== one.key))}
        />
      ))}
      {classes.length < CLASSES_MAX ? (
        <Button
          tone="quiet"
          onPress={() => setClasses((all) => [...all, { key: newKey(all), label: '', unitId: '', unit: '', days: 3 }])}
        >
          {text.more}
        </Button>
      ) : null}
    </Screen>
  );
};

/** The service classes of one group: who answers for each, and within how many working days. */
export default function ClassesScreen() {
  const [group, reload] = useQuery('group.read', { groupId: useRoute()('id') });
  return group.face === 'ready' ? (
    <Classes group={group.value} />
  ) : (
    <Screen>
      <Loaded of={group} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
