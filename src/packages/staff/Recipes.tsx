import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../api/useAction';
import { useQuery } from '../../api/useQuery';
import type { CardView } from '../../../domain/playbook/contract';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';

const text = {
  title: '锦囊妙计',
  see: '看看别人怎么办的',
  none: '这一类还没有锦囊，办好了可以写一张。',
  adopt: '照这个办',
  adopted: '已经照这个办',
  counted: ({ adopted, solved }: CardView['adoption']) =>
    adopted ? `用过 ${adopted} 次，解决 ${solved} 次` : '还没有人用过',
};

/** One way that worked: its steps, whose it is, and what came of copying it. */
export const Recipe = ({ card }: { card: CardView }) => (
  <>
    <Text className="row-title">{card.title}</Text>
    {card.steps.map((step, index) => (
      <Text key={step} className="line-words">
        {index + 1}. {step}
      </Text>
    ))}
    <Text className="quiet line-words">{`${card.author} · ${text.counted(card.adoption)}`}</Text>
  </>
);

const Offered = ({ requestId }: { requestId: string }) => {
  const [offer, reload] = useQuery('playbook.suggest', { requestId });
  const { run, busy, why } = useAction();
  const adopt = async (cardId: string) => {
    if (await run('playbook.adopt', { requestId, cardId })) await reload();
  };
  return (
    <Loaded of={offer} retry={reload} cards={1}>
      {({ cards, adopted }) => (
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
      )}
    </Loaded>
  );
};

/** Up to three cards for this matter, fetched when somebody wants to see them. */
export const Recipes = ({ requestId, open = false }: { requestId: string; open?: boolean }) => {
  const [shown, setShown] = useState(open);
  return (
    <Card title={text.title}>
      {shown ? <Offered requestId={requestId} /> : <Row title={text.see} onPress={() => setShown(true)} />}
    </Card>
  );
};
