import { useState } from 'react';
import { View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { usePages } from '../../../api/usePages';
import type { CardView } from '../../../../domain/playbook/contract';
import { goHome, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Empty } from '../../../ui/Empty';
import { Field } from '../../../ui/Field';
import { Line } from '../../../ui/Line';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Sheet } from '../../../ui/Sheet';
import { useSettled } from '../../../pages/report/useSettled';
import { adoptionOf, RecipesFor, Steps } from '../Recipes';

const text = {
  search: '找一个办法，比如：路灯',
  none: '没有找到这样的锦囊',
  noneYet: '还没有锦囊',
  noneWaiting: '没有等人审阅的',
  hint: '事情办结以后，可以把办法写成一张。',
  home: '回首页',
};

const shelves = [
  { key: 'published', label: '已收录' },
  { key: 'draft', label: '等人审阅' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const verdicts = [
  { key: 'publish', label: '收录' },
  { key: 'sendBack', label: '退回', tone: 'quiet' },
] as const;
type Verdict = (typeof verdicts)[number]['key'];

const SEARCH_MOST = 30;

/** How it was done, step by step; who may take it in does so here. */
const OneCard = ({ card, onDone }: { card: CardView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const review = async (verdict: Verdict) => {
    if (await run('playbook.review', { cardId: card.cardId, verdict })) onDone();
  };
  return (
    <>
      <Steps card={card} />
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        {card.mayReview && card.state === 'draft' ? (
          <Moves moves={verdicts} busy={busy ? 'publish' : null} onMove={(verdict) => void review(verdict)} />
        ) : null}
      </View>
    </>
  );
};

const Found = ({ cards, onDone }: { cards: readonly CardView[]; onDone: () => void }) => {
  const [open, setOpen] = useState<CardView | null>(null);
  const done = () => {
    setOpen(null);
    onDone();
  };
  return (
    <Card>
      {cards.map((card) => (
        <Line
          key={card.cardId}
          title={card.title}
          tag={card.category}
          facts={[card.author, adoptionOf(card)]}
          onPress={() => setOpen(card)}
        />
      ))}
      <Sheet title={open?.title ?? ''} open={open !== null} onClose={() => setOpen(null)}>
        {open ? <OneCard key={open.cardId} card={open} onDone={done} /> : null}
      </Sheet>
    </Card>
  );
};

const noneOf = (sought: string, shelf: Shelf): string => {
  if (sought) return text.none;
  return shelf === 'draft' ? text.noneWaiting : text.noneYet;
};

/** Ways that worked once, for this matter or for any; and those that wait for somebody to look at them. */
export default function Playbook() {
  const route = useRoute();
  const [id, category] = [route('id'), route('category')];
  const [words, setWords] = useState('');
  const [shelf, setShelf] = useState<Shelf>(route('shelf') === 'draft' ? 'draft' : 'published');
  const [cards, reload] = usePages('playbook.search', { text: useSettled(words.trim()), state: shelf });
  return (
    <Screen>
      {id ? <RecipesFor requestId={id} category={category} /> : null}
      <Field placeholder={text.search} most={SEARCH_MOST} onChange={setWords} />
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      <Loaded of={cards} retry={reload} wayOut={{ label: text.home, onPress: goHome }}>
        {({ cards: found }) =>
          found.length ? (
            <Found cards={found} onDone={() => void reload()} />
          ) : (
            <Card>
              <Empty icon="bulb-o" title={noneOf(words.trim(), shelf)} hint={text.hint} />
            </Card>
          )
        }
      </Loaded>
    </Screen>
  );
}
