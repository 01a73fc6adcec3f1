import { TYPED_MAX } from '../../../domain/kernel/codes';
import { canBeDialled } from '../../../domain/kernel/phones';
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Field } from '../../ui/Field';
import { Sheet } from '../../ui/Sheet';

const text = {
  none: '要不要留个电话？可以不留',
  leave: '留一个',
  change: '改一下',
  title: '怎么联系你',
  hint: '谁都只看得到打了星号的号码。要看完整的，得先写明理由，谁看过你随时能查到。',
  name: '怎么称呼，可以不写',
  phone: '电话号码',
  wrong: '号码好像不对，再看一眼',
  done: '好了',
};

const NAME_MAX = 20;
type Contact = { readonly name: string; readonly phone: string };
type ReachProps = Contact & { onChange: (contact: Contact) => void };

/** A number to be reached at, when the person likes to leave one. */
export const Reach = ({ name, phone, onChange }: ReachProps) => {
  const [open, setOpen] = useState(false);
  const fine = canBeDialled(phone);
  return (
    <>
      <Chip icon="phone-o" change={phone ? text.change : text.leave} onPress={() => setOpen(true)}>
        {phone ? `${name} ${phone}`.trim() : text.none}
      </Chip>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <>
            <Text className="quiet">{text.hint}</Text>
            <Field
              initial={name}
              most={NAME_MAX}
              placeholder={text.name}
              onChange={(changed) => onChange({ name: changed, phone })}
            />
            <Field
              kind="number"
              initial={phone}
              most={TYPED_MAX}
              placeholder={text.phone}
              onChange={(changed) => onChange({ name, phone: changed })}
            />
            <Button off={!fine} onPress={() => setOpen(false)}>
              {fine ? text.done : text.wrong}
            </Button>
          </>
        ) : null}
      </Sheet>
    </>
  );
};
