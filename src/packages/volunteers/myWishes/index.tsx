import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { WishLine } from '../WishLine';

const text = {
  noneMine: '你还没有许过心愿',
  mineHint: '自己的、替孩子或老人许的，都会列在这里。',
  post: '许一个心愿',
  noneClaimed: '你还没有认领心愿',
  claimedHint: '认领以后，才看得到怎么找到他。',
  wall: '去看看微心愿',
};

const shelves = [
  { key: 'mine', label: '我许的' },
  { key: 'claimed', label: '我认领的' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const Nothing = ({ shelf }: { shelf: Shelf }) =>
  shelf === 'mine' ? (
    <Empty
      icon="like-o"
      title={text.noneMine}
      hint={text.mineHint}
      action={{ label: text.post, onPress: () => go('volunteers/newWish') }}
    />
  ) : (
    <Empty
      icon="like-o"
      title={text.noneClaimed}
      hint={text.claimedHint}
      action={{ label: text.wall, onPress: () => go('volunteers/wishes') }}
    />
  );

/** Wishes I posted or answer for, and wishes I make come true. */
export default function MyWishes() {
  const [shelf, setShelf] = useState<Shelf>('mine');
  const [list, reload] = usePages('wish.list', { of: shelf });
  return (
    <Screen onRefresh={reload}>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Loaded of={list} retry={reload}>
        {({ rows }) => (
          <Card>
            {rows.length ? rows.map((wish) => <WishLine key={wish.wishId} wish={wish} />) : <Nothing shelf={shelf} />}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
