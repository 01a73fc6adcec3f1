import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { Segments } from '../../ui/Segments';
import { PlaceTree } from '../register/PlaceTree';
import { anything, dayOptions, kindOptions, skillOptions, type Filter } from './filters';

const text = {
  day: '哪天',
  skill: '会什么',
  kind: '哪一类',
  where: '在哪里',
  here: '看这里的',
  home: '我住的社区',
  elsewhere: '换个地方看',
  show: '就看这些',
  clear: '都不挑',
};

type FilterSheetProps = { filter: Filter; calendar: boolean; onChoose: (filter: Filter) => void };

/** Time, place and skill, chosen together and asked for once. */
export const FilterSheet = ({ filter, calendar, onChoose }: FilterSheetProps) => {
  const [draft, setDraft] = useState(filter);
  const [placing, setPlacing] = useState(false);
  const change = (part: Partial<Filter>) => setDraft((before) => ({ ...before, ...part }));
  if (placing)
    return (
      <PlaceTree
        from={{}}
        pick={text.here}
        may={() => true}
        onPick={({ placeId, label }) => {
          change({ placeId, place: label });
          setPlacing(false);
        }}
      />
    );
  return (
    <>
      {calendar ? null : (
        <>
          <Text className="sheet-part">{text.day}</Text>
          <Segments options={dayOptions} chosen={draft.day} onChoose={(day) => change({ day })} />
        </>
      )}
      <Text className="sheet-part">{text.where}</Text>
      <Text className="line-words">{draft.place || text.home}</Text>
      <Button tone="plain" onPress={() => setPlacing(true)}>
        {text.elsewhere}
      </Button>
      <Text className="sheet-part">{text.skill}</Text>
      <Choice options={skillOptions} chosen={draft.skill} onChoose={(skill) => change({ skill })} />
      <Text className="sheet-part">{text.kind}</Text>
      <Choice options={kindOptions} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      <View className="sheet-foot">
        <Button onPress={() => onChoose(draft)}>{text.show}</Button>
        <Button tone="plain" onPress={() => onChoose(anything)}>
          {text.clear}
        </Button>
      </View>
    </>
  );
};
