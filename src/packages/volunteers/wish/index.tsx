import { Text, View } from '@tarojs/components';
import { now } from '../../../api/clock';
import { useAction } from '../../../api/useAction';
import { useNow } from '../../../api/useNow';
import { useQuery } from '../../../api/useQuery';
import { timeInWords } from '../../../../domain/kernel/words';
import type { WishView } from '../../../../domain/wishes/contract';
import { go, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Code } from '../../../ui/Code';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { Contact } from './Contact';
import { Handling } from './Handling';

const text = {
  details: '细节',
  onlyYou: '只有你、许愿的一方和社区看得到',
  later: '细节和怎么送到，认领的人才看得到。',
  place: '送到哪里',
  by: '送到的日子',
  claimer: '谁在实现',
  photos: '照片',
  proof: '送到了',
  proofPhotos: '送到时的照片',
  held: '照片里认得出人，只给你们和社区看。',
  story: '经过',
  recorded: (who: string, consent: string) => `由${who}代许，${consent}`,
  guardian: '请监护人点头',
  guardianHint: '用监护人自己的微信扫这个码，点同意以后才会挂出来。',
  guardianCode: '给监护人扫的码',
  agreed: '监护人已经同意',
  request: '连着的诉求',
  again: (times: number) => `接着办过 ${times} 次`,
  judge: '这张照片给大家看，合适吗',
};

const Summary = ({ wish }: { wish: WishView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{wish.title}</Text>
      <Tag tone="main">{wish.stateLabel}</Tag>
    </View>
    <Text className="para">{wish.sentence}</Text>
    <View className="request-facts">
      <Text>{wish.codeName}</Text>
      <Text>{wish.kindLabel}</Text>
      <Text>{wish.community}</Text>
      {wish.unit ? <Text>{wish.unit}</Text> : null}
      {wish.reopened ? <Text>{text.again(wish.reopened)}</Text> : null}
    </View>
    {wish.recordedBy ? <Text className="quiet line-words">{text.recorded(wish.recordedBy, wish.consent)}</Text> : null}
  </Card>
);

const Details = ({ wish }: { wish: WishView }) => {
  if (!wish.iAm) return wish.state === 'listed' ? <Notice>{text.later}</Notice> : null;
  return (
    <Card title={text.details}>
      <Text className="quiet">{text.onlyYou}</Text>
      {wish.text ? <Text className="para">{wish.text}</Text> : null}
      <Gallery photos={wish.photos} label={text.photos} />
      {wish.place ? <Row title={text.place} note={wish.place} /> : null}
      {wish.claimer ? <Row title={text.claimer} note={wish.claimer} /> : null}
      {wish.deliverBy ? <Row title={text.by} note={timeInWords(wish.deliverBy, now())} /> : null}
      {wish.requestId ? (
        <Row title={text.request} onPress={() => go('requests/detail', { id: wish.requestId })} />
      ) : null}
    </Card>
  );
};

const Proof = ({ proof }: { proof: WishView['proof'] }) =>
  proof ? (
    <Card title={text.proof}>
      <Text className="quiet">{timeInWords(proof.at, now())}</Text>
      {proof.words ? <Text className="para">{proof.words}</Text> : null}
      <Gallery photos={proof.photos} label={text.proofPhotos} />
      {proof.showsRecipient ? <Text className="quiet line-words">{text.held}</Text> : null}
    </Card>
  ) : null;

/** A child's wish waits for a grown-up's own yes: the code is scanned on their phone. */
const Guardian = ({ guardian }: { guardian: WishView['guardian'] }) => {
  if (!guardian?.needed) return null;
  if (guardian.agreed) return <Notice>{text.agreed}</Notice>;
  return guardian.invitation ? (
    <Card title={text.guardian}>
      <Text className="quiet">{text.guardianHint}</Text>
      <Code words={`packages/volunteers/guard/index?wish=${guardian.invitation}`} label={text.guardianCode} />
    </Card>
  ) : null;
};

const verdicts = [
  { key: 'pass', label: '合适' },
  { key: 'refused', label: '不合适', tone: 'quiet' },
] as const;

/** A picture the machine was not sure about waits for a person. */
const Judging = ({ wish, onDone }: { wish: WishView; onDone: () => void }) => {
  const { run, busy, why } = useAction();
  const waiting = wish.pictures.filter(({ state }) => state === 'review');
  const judge = async (fileId: string, verdict: 'pass' | 'refused') => {
    if (await run('wish.judge', { wishId: wish.wishId, fileId, verdict })) onDone();
  };
  if (!wish.mayJudge || !waiting.length) return null;
  return (
    <Card title={text.judge}>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {waiting.map(({ fileId }) => (
        <View key={fileId}>
          <Gallery photos={[fileId]} label={text.photos} />
          <Moves moves={verdicts} busy={busy ? 'pass' : null} onMove={(verdict) => void judge(fileId, verdict)} />
        </View>
      ))}
    </Card>
  );
};

const Story = ({ wish, onDone }: { wish: WishView; onDone: () => void }) => {
  const now = useNow();
  return (
    <>
      <Summary wish={wish} />
      <Guardian guardian={wish.guardian} />
      <Details wish={wish} />
      <Proof proof={wish.proof} />
      <Judging wish={wish} onDone={onDone} />
      <Contact wish={wish} />
      {wish.history.length ? (
        <Card title={text.story}>
          <Timeline steps={wish.history.map((step) => ({ ...step, when: timeInWords(step.at, now) }))} />
        </Card>
      ) : null}
    </>
  );
};

/** One wish: in public a code name and a title; details only to whoever brings it about. */
export default function WishScreen() {
  const wishId = useRoute()('id');
  const [wish, reload] = useQuery('wish.read', { wishId });
  const again = () => void reload();
  const open = wish.face === 'ready' && wish.value.open.length ? wish.value : null;
  return (
    <Screen onRefresh={reload} footer={open ? <Handling wish={open} onDone={again} /> : null}>
      <Loaded of={wish} retry={reload} cards={2}>
        {(value) => <Story wish={value} onDone={again} />}
      </Loaded>
    </Screen>
  );
}
