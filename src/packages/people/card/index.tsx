import { Text } from '@tarojs/components';
import { useQuery } from '../../../api/useQuery';
import { go, goHome, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ContactRow } from '../../../ui/ContactRow';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';

const text = {
  ask: '遇事问谁，有事找谁',
  none: '这里还没有公示负责的人',
  hint: '可以先反映给社区，社区会找人来办。',
  here: '反映这里的事',
  home: '回首页',
};

/** 楼栋公示: who answers for a place, opened from home or by the code on its door. */
export default function BuildingCard() {
  const route = useRoute();
  const scene = route('scene');
  const [card, reload] = useQuery('place.card', scene ? { scene } : { placeId: route('placeId') });
  return (
    <Screen
      onRefresh={reload}
      footer={<Button onPress={() => go('report', scene ? { scene } : {})}>{text.here}</Button>}
    >
      <Loaded of={card} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ place, people }) => (
          <Card title={place.label}>
            <Text className="quiet">{text.ask}</Text>
            {people.length ? (
              people.map((contact) => (
                <ContactRow key={`${contact.post}${contact.place}${contact.name}`} contact={contact} />
              ))
            ) : (
              <Empty icon="friends-o" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
