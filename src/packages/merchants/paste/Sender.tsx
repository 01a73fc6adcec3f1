import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';

const text = {
  search: '店名里的字',
  none: '群里还没有商铺，先把店主加进来。',
  more: '没找到的话，写上店名里的字再找。',
};
const SHOWN = 12;

type SenderProps = { groupId: string; chosen: string; onChoose: (shopId: string, name: string) => void };

/** Who said it: one of the shops in the group. */
export const Sender = ({ groupId, chosen, onChoose }: SenderProps) => {
  const [list, reload] = useQuery('group.members', { groupId, party: 'owner' });
  const [words, setWords] = useState('');
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ members }) => {
        const found = members.filter(({ name }) => name.includes(words.trim()));
        if (!members.length) return <Text className="quiet">{text.none}</Text>;
        return (
          <>
            {members.length > SHOWN ? <Field most={20} placeholder={text.search} onChange={setWords} /> : null}
            <Choice
              options={found.slice(0, SHOWN).map(({ memberId: key, name }) => ({ key, label: name }))}
              chosen={chosen || null}
              onChoose={(key) => onChoose(key, members.find(({ memberId }) => memberId === key)?.name ?? '')}
            />
            {found.length > SHOWN ? <Text className="quiet">{text.more}</Text> : null}
          </>
        );
      }}
    </Loaded>
  );
};
