import { TYPED_MAX } from '../../../domain/kernel/codes';
import { Text } from '@tarojs/components';
import { Field } from '../../ui/Field';

const text = { name: '怎么称呼你', phone: '电话', note: '双方都点了同意，对方才看得到电话；谁看过，你都看得到。' };

type Reachable = { readonly name: string; readonly phone: string };

type ReachProps = { reach: Reachable; onChange: (reach: Partial<Reachable>) => void };

/** What somebody is called and reached by, and who will see it. */
export const Reach = ({ reach, onChange }: ReachProps) => (
  <>
    <Field initial={reach.name} most={20} placeholder={text.name} onChange={(name) => onChange({ name })} />
    <Field initial={reach.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => onChange({ phone })} />
    <Text className="quiet">{text.note}</Text>
  </>
);
