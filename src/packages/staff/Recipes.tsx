import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../api/useAction';
import { useQuery } from '../../api/useQuery';
import type { CardView } from '../../../domain/playbook/contract';
import { isCategory } from '../../../domain/requests/categories';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';

const text = {
  title: '锦囊妙计',
  see: '看看别人怎么办的',
  none: '这一类还没有锦囊，办好了可以写一张。',
  count: (cards: number) => `${cards} 张`,
  adopt: '照这个办',
  adopted: '已经照这个办',
  counted: (adopted: number, solved: number) => `用过 ${adopted} 次，解决 ${solved} 次`,
  untried: '还没有人用过',
};

/** What came of copying it. */
export const adoptionOf = ({ adoption: { adopted, solved } }: CardView): string =>
  adopted ? text.counted(adopted, solved) : text.untried;

export const Steps = ({ card }: { card: CardView }) => (
  <>
    {card.steps.map((step, index) => (
      <Text key={step} className="line-words">
        {`${index + 1}. ${step}`}
      </Text>
    ))}
  </>
);

/** One way that worked: its steps, whose it is, and what came of copying it. */
const Recipe = ({ card }: { card: CardView }) => (
  <>
    <Text className="row-title">{card.title}</Text>
    <Steps card={card} />
    <Text className="quiet line-words">{`${card.author} · ${adoptionOf(card)}`}</Text>
  </>
);

type OfferedProps = {
  requestId: string;
  cards: readonly CardView[];
  adopted: readonly string[];
  onAdopted: () => void;
};

const Offered = ({ requestId, cards, adopted, onAdopted }: OfferedProps) => {
  const { run, busy, why } = useAction();
  const adopt = async (cardId: string) => {
    if (await run('playbook.adopt', { requestId, cardId })) onAdopted();
  };
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {cards.length ? null : <Text className="quiet">{text.none}</Text>}
      {cards.map((card) => (
        <View key={card.cardId} className="recipe">
          <Recipe card={card} />
          {adopted.includes(card.cardId) ? (
            <Text className="quiet line-words">{text.adopted}</Text>
          ) : (
            <Button tone="quiet" busy={busy !== null} onPress={() => void adopt(card.cardId)}>
              {text.adopt}
            </Button>
          )}
        </View>
      ))}
    </>
  );
};

/** Up to three cards that came with the matter; opened when somebody wants to see them, nothing when there are none. */
export const Recipes = (offered: OfferedProps) => {
  const [shown, setShown] = useState(false);
  if (!offered.cards.length) return null;
  return (
    <Card title={text.title}>
      {shown ? (
        <Offered {...offered} />
      ) : (
        <Row title={text.see} value={text.count(offered.cards.length)} onPress={() => setShown(true)} />
      )}
    </Card>
  );
};

/** The cards for one matter and the category it was shown with, on the playbook's own screen. */
export const RecipesFor = ({ requestId, category }: { requestId: string; category: string }) => {
  const [offer, reload] = useQuery('playbook.suggest', { requestId, ...(isCategory(category) && { category }) });
  return (
    <Card title={text.title}>
      <Loaded of={offer} retry={reload} cards={1}>
        {(value) => <Offered requestId={requestId} {...value} onAdopted={() => void reload()} />}
      </Loaded>
    </Card>
  );
};
