import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Departments } from '../Departments';

const text = {
  none: '还没有核实过的商铺',
  hint: '先核实商铺，再加进群；店主也能从群里的卡片自己进来。',
  add: '加进群',
};

type AddingProps = { groupId: string; party: 'department' | 'owner'; onAdded: () => void };

const Shops = ({ chosen, onChoose }: { chosen: string; onChoose: (shopId: string) => void }) => {
  const [list, reload] = usePages('shop.list', { state: 'verified' });
  return (
    <Loaded of={list} retry={reload} cards={1}>
      {({ rows }) =>
        rows.length ? (
          <Choice
            options={rows.map(({ shopId, name, tradeLabel }) => ({ key: shopId, label: name, note: tradeLabel }))}
            chosen={chosen || null}
            onChoose={onChoose}
          />
        ) : (
          <Empty icon="shop-o" title={text.none} hint={text.hint} />
        )
      }
    </Loaded>
  );
};

/** A department or a verified shop, added by whoever keeps the desk. */
export const Adding = ({ groupId, party, onAdded }: AddingProps) => {
  const [chosen, setChosen] = useState('');
  const { run, busy, why } = useAction();
  const add = async () => {
    const member = party === 'owner' ? { shopId: chosen } : { unitId: chosen };
    if (await run('group.add', { groupId, member })) onAdded();
  };
  return (
    <>
      {party === 'owner' ? (
        <Shops chosen={chosen} onChoose={setChosen} />
      ) : (
        <Departments chosen={chosen} onChoose={setChosen} />
      )}
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={!chosen} onPress={() => void add()}>
          {text.add}
        </Button>
      </View>
    </>
  );
};
