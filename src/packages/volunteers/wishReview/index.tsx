import { useState } from 'react';
import { usePages } from '../../../api/usePages';
import { wishMachine } from '../../../../domain/wishes/machine';
import { go, goHome } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { WishLine } from '../WishLine';

const text = {
  none: '这里没有微心愿',
  hint: '等着最久的排在最上面。',
  record: '替人许一个',
  home: '回首页',
};

const shelves = (['submitted', 'listed', 'claimed', 'delivered', 'converted'] as const).map((key) => ({
  key,
  label: wishMachine.states[key],
}));
type Shelf = (typeof shelves)[number]['key'];

/** Wishes of the places I work for, the oldest first. */
export default function WishReview() {
  const [state, setState] = useState<Shelf>('submitted');
  const [list, reload] = usePages('wish.list', { of: 'inbox', state });
  return (
    <Screen
      of={list}
      onRefresh={reload}
      footer={<Button onPress={() => go('volunteers/recordWish')}>{text.record}</Button>}
    >
      <Tabs tabs={shelves} chosen={state} onChoose={setState} />
      <Loaded of={list} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ rows }) => (
          <Card>
            {rows.length ? (
              rows.map((wish) => <WishLine key={wish.wishId} wish={wish} />)
            ) : (
              <Empty icon="passed" title={text.none} hint={text.hint} />
            )}
          </Card>
        )}
      </Loaded>
    </Screen>
  );
}
