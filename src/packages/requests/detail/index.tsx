import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useGroupCard } from '../../../api/groupCard';
import { useNow } from '../../../api/useNow';
import { useQuery } from '../../../api/useQuery';
import { countLetters } from '../../../../domain/kernel/letters';
import { timeInWords } from '../../../../domain/kernel/words';
import { kinds } from '../../../../domain/requests/channels';
import type { RequestView } from '../../../../domain/requests/contract';
import { pathOf, useRoute } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Row } from '../../../ui/Row';
import { ContactRow } from '../../../ui/ContactRow';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Screen } from '../../../ui/Screen';
import { StageBar } from '../../../ui/StageBar';
import { Tag } from '../../../ui/Tag';
import { Timeline } from '../../../ui/Timeline';
import { Case, dutyWords, Standing } from './Case';
import { Group } from './Group';
import { Handling } from './Handling';
import { Joined } from './Joined';
import { HeldBack, WhoLooked } from './Protected';
import { StaffRows } from './StaffRows';

const text = {
  number: '编号',
  before: '办理前',
  after: '办理后',
  photos: '照片',
  answers: '这件事找谁问',
  story: '办理经过',
  urgent: '急',
  helped: { task: '志愿者做完了', wish: '心愿有人圆了' },
  helpedNext: '提交办理结果时会带上这些，还可以改。',
  invite: '有事找社区，办到满意',
  again: (times: number) => `重新办理过 ${times} 次`,
  urged: (times: number) => `催过 ${times} 次`,
  ratedBy: (who: string) => `评价由${who}回访时代记`,
  joined: (count: number) => `${count} 位邻居也遇到了`,
  onMap: '在地图上看位置',
  provisional: '遇到还没公布的节假日安排，时间可能会调整。',
};

/** States in which the time that was promised still lies ahead. */
const promised = new Set<RequestView['state']>(['submitted', 'accepted', 'handling']);

/** The title is cut where a list has no more room; here a text of two or three lines is said whole, and once. */
const HEADLINE_MAX = 48;
const headlineOf = ({ text: whole, title }: RequestView): string =>
  countLetters(whole) <= HEADLINE_MAX && whole.startsWith(title) ? whole : title;

/** The point on the map, for whoever goes there. */
const Point = ({ request: { position, place } }: { request: RequestView }) =>
  position ? (
    <Row
      title={text.onMap}
      onPress={() => void Taro.openLocation({ ...position, name: place, scale: 18 }).catch(() => undefined)}
    />
  ) : null;

const Summary = ({ request }: { request: RequestView }) => (
  <Card>
    <View className="request-head">
      <Text className="headline request-title">{headlineOf(request)}</Text>
      {request.urgent ? <Tag tone="main">{text.urgent}</Tag> : null}
      <Tag tone={request.overdue ? 'overdue' : 'main'}>{request.stateLabel}</Tag>
    </View>
    <Text className={request.overdue ? 'para late' : 'para'}>{request.sentence}</Text>
    {request.provisional && promised.has(request.state) ? (
      <Text className="quiet line-words">{text.provisional}</Text>
    ) : null}
    <StageBar stages={request.stages} />
    <View className="request-facts">
      <Text>{request.place}</Text>
      <Text>{request.category}</Text>
      {request.kind === 'ordinary' ? null : <Text>{kinds[request.kind]}</Text>}
      {request.route ? <Text>{request.route}</Text> : null}
      {dutyWords(request).map((words) => (
        <Text key={words}>{words}</Text>
      ))}
      {request.ratedBy ? <Text>{text.ratedBy(request.ratedBy)}</Text> : null}
      {request.reopened ? <Text>{text.again(request.reopened)}</Text> : null}
      {request.urged ? <Text>{text.urged(request.urged)}</Text> : null}
      {request.joined ? <Text>{text.joined(request.joined)}</Text> : null}
      <Text>
        {text.number} {request.number}
      </Text>
    </View>
    <Point request={request} />
  </Card>
);

const Matter = ({ request }: { request: RequestView }) => {
  const pair = request.resultPhotos.length > 0;
  const words = request.text === headlineOf(request) ? '' : request.text;
  if (!words && !request.photos.length && !pair) return null;
  return (
    <Card>
      {words ? <Text className="para">{words}</Text> : null}
      {pair && request.photos.length ? <Text className="sheet-part">{text.before}</Text> : null}
      <Gallery photos={request.photos} label={pair ? text.before : text.photos} />
      {pair ? <Text className="sheet-part">{text.after}</Text> : null}
      <Gallery photos={request.resultPhotos} label={text.after} />
    </Card>
  );
};

/** What volunteers brought about and the handler has not yet made the result. */
const Proposal = ({ request: { proposal } }: { request: RequestView }) =>
  proposal ? (
    <Card title={text.helped[proposal.from]}>
      <Text className="para">{proposal.words}</Text>
      <Gallery photos={proposal.photos} label={text.after} />
      <Text className="quiet line-words">{text.helpedNext}</Text>
    </Card>
  ) : null;

const Story = ({ request, onDone }: { request: RequestView; onDone: (request: RequestView) => void }) => {
  const now = useNow();
  return (
    <>
      <Standing request={request} now={now} />
      <Summary request={request} />
      <Joined request={request} onDone={onDone} />
      <Group request={request} />
      <HeldBack request={request} />
      <Matter request={request} />
      <Proposal request={request} />
      {request.contact ? (
        <Card title={text.answers}>
          <ContactRow contact={request.contact} />
        </Card>
      ) : null}
      <Case request={request} now={now} />
      <StaffRows request={request} />
      <WhoLooked request={request} />
      <Card title={text.story}>
        <Timeline steps={request.history.map((step) => ({ ...step, when: timeInWords(step.at, now) }))} />
      </Card>
    </>
  );
};

/** One request: where it stands in a sentence, how it got there, and what I may do about it. */
export default function RequestDetail() {
  const id = useRoute()('id');
  const [request, reload, put] = useQuery('request.read', { requestId: id });
  const ready = request.face === 'ready' && request.value.open.length ? request.value : null;
  const card = request.face === 'ready' ? (request.value.need?.card ?? '') : '';
  // Only a need of a merchant group is anybody else's business; any other request sends the way to the app.
  useGroupCard(
    card
      ? { title: card, path: pathOf('merchants/enter', { to: 'need', id }) }
      : { title: text.invite, path: pathOf('home') },
  );

  return (
    <Screen
      onRefresh={reload}
      footer={ready ? <Handling request={ready} onDone={put} onMovedOn={() => void reload()} /> : null}
    >
      <Loaded of={request} retry={reload} cards={3}>
        {(value) => <Story request={value} onDone={put} />}
      </Loaded>
    </Screen>
  );
}
