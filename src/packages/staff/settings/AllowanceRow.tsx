import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { Row } from '../../../ui/Row';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { inWords, type Allowance } from './entries';

const text = { done: '就这么定', count: '多少', range: (most: number) => `填 1 到 ${most}` };
const units = [
  { key: 'hours', label: '工作小时' },
  { key: 'days', label: '工作日' },
] as const;
type Unit = (typeof units)[number]['key'];
const MOST: Readonly<Record<Unit, number>> = { hours: 80, days: 90 };
const DIGITS = 3;

const allowanceOf = (unit: Unit, count: number): Allowance => (unit === 'hours' ? { hours: count } : { days: count });

type AskProps = { allowed: Allowance; onDone: (allowed: Allowance) => void };

const Ask = ({ allowed, onDone }: AskProps) => {
  const [unit, setUnit] = useState<Unit>('hours' in allowed ? 'hours' : 'days');
  const [typed, setTyped] = useState(String('hours' in allowed ? allowed.hours : allowed.days));
  const count = Number(typed);
  const fits = Number.isInteger(count) && count >= 1 && count <= MOST[unit];
  return (
    <>
      <Segments options={units} chosen={unit} onChoose={setUnit} />
      <Field kind="number" initial={typed} most={DIGITS} placeholder={text.count} onChange={setTyped} />
      {fits ? null : <Text className="quiet">{text.range(MOST[unit])}</Text>}
      <View className="sheet-foot">
        <Button off={!fits} onPress={() => onDone(allowanceOf(unit, count))}>
          {text.done}
        </Button>
      </View>
    </>
  );
};

type AllowanceRowProps = { title: string; allowed: Allowance; onChange: (allowed: Allowance) => void };

/** How long something may take: so many working hours, or the end of the n-th working day. */
export const AllowanceRow = ({ title, allowed, onChange }: AllowanceRowProps) => {
  const [open, setOpen] = useState(false);
  const done = (changed: Allowance) => {
    setOpen(false);
    onChange(changed);
  };
  return (
    <>
      <Row title={title} value={inWords(allowed)} onPress={() => setOpen(true)} />
      {open ? (
        <Sheet title={title} open onClose={() => setOpen(false)}>
          <Ask allowed={allowed} onDone={done} />
        </Sheet>
      ) : null}
    </>
  );
};
