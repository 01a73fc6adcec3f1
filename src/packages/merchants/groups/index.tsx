import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { usePages } from '../../../api/usePages';
import { PlacePick } from '../../../pages/register/PlacePick';
import { go, goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { GroupLine } from '../GroupLine';
import { saysAtLeast } from '../../../../domain/kernel/letters';

const text = {
  none: '还没有商户群',
  hint: '开一个群，请部门进来，再把店主拉进来，三方到齐就能办事。',
  open: '开一个商户群',
  name: '群名，比如：建设路商户群',
  where: '先定下管哪一片，社区、小区或一条街。',
  here: '就管这一片',
  home: '回首页',
};
const NAME_LEAST = 2;
const COMMUNITY = 12;
const noGroup = { name: '' };

const Opening = ({ onOpened }: { onOpened: (groupId: string) => void }) => {
  const { draft, change, run, why } = useForm('group', noGroup);
  const { name } = draft;
  const named = saysAtLeast(name, NAME_LEAST);
  const open = async (placeId: string) => {
    const group = await run('group.create', { name: name.trim(), placeId });
    if (group) onOpened(group.groupId);
  };
  return (
    <>
      <Field initial={name} most={20} placeholder={text.name} onChange={(said) => change({ name: said })} />
      <Text className="quiet">{text.where}</Text>
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="gap" />
      <PlacePick
        pick={text.here}
        may={({ placeId }) => named && placeId.length >= COMMUNITY}
        onPick={({ placeId }) => void open(placeId)}
      />
    </>
  );
};

/** The merchant groups of my places, and a new one. */
export default function Groups() {
  const [list, reload] = usePages('group.list', {});
  const [opening, setOpening] = useState(false);
  return (
    <Screen of={list} onRefresh={reload} footer={<Button onPress={() => setOpening(true)}>{text.open}</Button>}>
      <Loaded of={list} retry={reload} cards={2} wayOut={{ label: text.home, onPress: goHome }}>
        {({ groups }) => (
          <Card>
            {groups.length ? (
              groups.map((group) => <GroupLine key={group.groupId} group={group} />)
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
      <Sheet title={text.open} open={opening} onClose={() => setOpening(false)}>
        {opening ? (
          <Opening
            onOpened={(id) => {
              setOpening(false);
              go('merchants/group', { id });
            }}
          />
        ) : null}
      </Sheet>
    </Screen>
  );
}
