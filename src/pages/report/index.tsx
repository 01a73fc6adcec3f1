import { useEffect, useMemo, useRef, useState } from 'react';
import Taro from '@tarojs/taro';
import { Text, View } from '@tarojs/components';
import { newOperationId } from '../../api/operation';
import { letterOf, send, takeOut, type Delivery } from '../../api/outbox';
import { askToNotify } from '../../api/subscribe';
import { useDraft, type Draft as DraftOf } from '../../api/useDraft';
import { usePhotos } from '../../api/usePhotos';
import { KEEP, useQuery } from '../../api/useQuery';
import { PHOTOS_MAX, requestTemplates } from '../../../domain/requests/contract';
import { go, goBack, goInstead, useRoute } from '../../routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Emergency } from '../../ui/Emergency';
import { Notice } from '../../ui/Notice';
import { Photos } from '../../ui/Photos';
import { Screen } from '../../ui/Screen';
import { Toggle } from '../../ui/Toggle';
import { About } from './About';
import {
  canBeCompared,
  draftName,
  draftOf,
  emptyDraft,
  inputOf,
  isComplete,
  saysSomething,
  similarTo,
  type ReportDraft,
} from './draft';
import { Kind } from './Kind';
import { Nearby } from './Nearby';
import { Place } from './Place';
import { Reach } from './Reach';
import { useSettled } from './useSettled';
import { Words } from './Words';

const text = {
  urgent: '很急',
  emergency: '有人身危险，请先打 110、119 或 120',
  send: '发给社区',
  least: '拍一张照片，或者写上至少 4 个字',
  choose: '选我住的地方',
  about: (shop: string) => `反映的是${shop || '一家店'}。店里不会知道是谁说的。`,
  notShop: '不是',
  later: '没有网络，已放进首页的“待发送”，连上后自动发出。',
};

type Draft = DraftOf<ReportDraft>;

/** Whether the person is still on this screen when an answer comes. */
const useHere = () => {
  const here = useRef(true);
  useEffect(
    () => () => {
      here.current = false;
    },
    [],
  );
  return here;
};

/** What the send button does, from the tap to wherever the person goes next. */
const useSending = ({ read, clear, change, putAway }: Draft, settled: () => Promise<void>, letter: string) => {
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<{ readonly code: string; readonly sentence: string } | null>(null);
  const here = useHere();

  // A letter that is being changed keeps its place in the queue, so that whoever turns back still finds it there.
  const replaces = useRef(letter);
  const finish = (operationId: string, delivery: Delivery) => {
    if (delivery.done === 'refused' || delivery.done === 'lacking') {
      if (replaces.current) replaces.current = operationId;
      else takeOut(operationId);
      change({ photos: delivery.letter.photos });
      setWhy(delivery.why);
      return;
    }
    clear();
    if (delivery.done === 'sent') return goInstead('requests/receipt', { id: delivery.receipt.requestId });
    goBack();
    void Taro.showToast({ title: text.later, icon: 'none', duration: 3000 });
  };

  // Two taps may come before the button is drawn busy; they must not make two letters.
  const sending = useRef(false);
  const submit = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setWhy(null);
    // First of all: WeChat only lets us ask inside the tap itself.
    const subscribed = await askToNotify([requestTemplates.progress, requestTemplates.result]);
    await settled();
    const draft = read();
    const operationId = newOperationId();
    putAway();
    const { photos, placeLabel } = draft;
    const input = inputOf(draft, subscribed);
    const delivery = await send({ operationId, input, photos, placeLabel }, replaces.current);
    sending.current = false;
    setBusy(false);
    if (here.current) finish(operationId, delivery);
  };
  return { busy, why, submit };
};

/** Photo first, then a few words. Everything else is filled in and may be corrected. */
export default function Report() {
  const route = useRoute();
  const letter = route('letter');
  const begin = useMemo(() => {
    const found = letterOf(letter);
    return found ? draftOf(found) : emptyDraft;
  }, [letter]);
  const name = draftName({ letter, shop: route('shop'), scene: route('scene') });
  const kept = useDraft<ReportDraft>(name, begin);
  const { draft, change } = kept;
  const shelf = usePhotos(draft.photos, PHOTOS_MAX, (decide) => change(({ photos }) => ({ photos: decide(photos) })));
  const [me] = useQuery('person.me', {}, KEEP);
  const { busy, why, submit } = useSending(kept, shelf.settled, letter);
  const home = me.face === 'ready' ? me.value.home : null;
  const own = me.face === 'ready' ? me.value.keywords : [];
  const [shopId, shop] = [route('shop'), route('name')];
  useEffect(() => {
    if (shopId) change({ shopId, shop });
  }, [shopId, shop, change]);
  const said = useSettled(similarTo(draft));
  const joined = (id: string) => {
    kept.clear();
    goInstead('requests/detail', { id });
  };

  return (
    <Screen
      footer={
        <>
          {why ? (
            <Notice
              {...(why.code === 'REGISTER_FIRST' && { action: { label: text.choose, onPress: () => go('register') } })}
            >
              {why.sentence}
            </Notice>
          ) : null}
          {saysSomething(draft) ? null : <Text className="foot-hint">{text.least}</Text>}
          <Button hero busy={busy} off={!isComplete(draft)} onPress={() => void submit()}>
            {text.send}
          </Button>
        </>
      }
    >
      <Emergency words={draft.text} />
      {draft.shopId ? (
        <Notice action={{ label: text.notShop, onPress: () => change({ shopId: '', shop: '' }) }}>
          {text.about(draft.shop)}
        </Notice>
      ) : null}
      <Card>
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
        <Words initial={draft.text} onChange={change} />
      </Card>
      {canBeCompared(said.text) ? <Nearby asked={said} onJoined={joined} /> : null}
      <Card>
        <Place
          draft={draft}
          home={home?.label ?? ''}
          homeId={home?.placeId ?? ''}
          scene={route('scene')}
          onChange={change}
        />
        <About text={draft.text} own={own} chosen={draft.category} onChoose={(category) => change({ category })} />
        <View className="rule" />
        <Toggle label={text.urgent} note={text.emergency} on={draft.urgent} onChange={(urgent) => change({ urgent })} />
      </Card>
      <Card>
        <Kind draft={draft} onChange={change} />
        <Reach name={draft.name} phone={draft.phone} onChange={change} />
      </Card>
    </Screen>
  );
}
