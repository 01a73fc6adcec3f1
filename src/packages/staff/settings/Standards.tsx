import { useState } from 'react';
import { categories, categoryKeys, type CategoryKey } from '../../../../domain/requests/categories';
import type { SettingEntries } from '../../../../domain/settings/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Sheet } from '../../../ui/Sheet';
import { AllowanceRow } from './AllowanceRow';
import { nameOf, stepKeys, steps, type Allowance, type Standard, type Step } from './entries';

const text = { add: '给一类事单独定时限', which: '哪一类', remove: '去掉这一类的' };

type StandardsProps = { entries: SettingEntries; change: (part: Partial<SettingEntries>) => void };

const Limits = ({
  row,
  onChange,
  onRemove,
}: {
  row: Standard;
  onChange: (row: Standard) => void;
  onRemove: () => void;
}) => (
  <Card title={nameOf(row)} {...(row.category && { more: { label: text.remove, onPress: onRemove } })}>
    {stepKeys.map((step: Step) => (
      <AllowanceRow
        key={step}
        title={steps[step]}
        allowed={row[step]}
        onChange={(allowed: Allowance) => onChange({ ...row, [step]: allowed })}
      />
    ))}
  </Card>
);

const Add = ({ taken, onAdd }: { taken: readonly string[]; onAdd: (category: CategoryKey) => void }) => {
  const [open, setOpen] = useState(false);
  const options = categoryKeys
    .filter((key) => !taken.includes(key))
    .map((key) => ({ key, label: categories[key].name, note: categories[key].group }));
  const add = (category: CategoryKey) => {
    setOpen(false);
    onAdd(category);
  };
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {text.add}
      </Button>
      <Sheet title={text.which} open={open} onClose={() => setOpen(false)}>
        {open ? <Choice options={options} chosen={null} onChoose={add} /> : null}
      </Sheet>
    </>
  );
};

/** How long each step may take, lane by lane, and for the kinds that have times of their own. */
export const Standards = ({ entries: { standards }, change }: StandardsProps) => {
  const ordinary = standards.find(({ lane, category }) => lane === 'ordinary' && category === '');
  const put = (row: Standard) =>
    change({
      standards: standards.map((one) => (one.lane === row.lane && one.category === row.category ? row : one)),
    });
  return (
    <>
      {standards.map((row) => (
        <Limits
          key={`${row.lane}${row.category}`}
          row={row}
          onChange={put}
          onRemove={() => change({ standards: standards.filter((one) => one !== row) })}
        />
      ))}
      {ordinary ? (
        <Add
          taken={standards.filter(({ lane }) => lane === 'ordinary').map(({ category }) => category)}
          onAdd={(category) => change({ standards: [...standards, { ...ordinary, category }] })}
        />
      ) : null}
    </>
  );
};
