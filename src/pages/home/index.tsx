import Taro, { useLoad } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { dayFromNow } from '../../api/clock';
import { useKept } from '../../api/kept';
import { HOLDS_POST, HOME_PLACE, POST_PLACE } from '../../api/me';
import { sendWaiting } from '../../api/outbox';
import { isUnreached, KEEP, useQuery } from '../../api/useQuery';
import type { OutputOf } from '../../../domain/contract';
import { shanghaiDate } from '../../../domain/kernel/calendar';
import { go, goVolunteering } from '../../routes';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Chip } from '../../ui/Chip';
import { useComfort } from '../../ui/comfort';
import { ContactRow } from '../../ui/ContactRow';
import { Empty } from '../../ui/Empty';
import { Loaded } from '../../ui/Loaded';
import { Notice } from '../../ui/Notice';
import { RequestLine } from '../../ui/RequestLine';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { TaskLine } from '../../ui/TaskLine';
import { tell } from './tell';
import { Waiting } from './Waiting';
import { Workbench } from './Workbench';

const text = {
  report: '有事找社区',
  reportNow: '拍一拍，反映问题',
  callUs: '打电话说',
  mineLarge: '看我反映的',
  board: '看看邻居反映了什么',
  moveHouse: '换住处',
  welcome: '先选好你住在哪里',
  welcomeHint: '社区才知道该谁来帮你。别的都不用填。',
  alsoHere: '你也住在附近吗？选好住处，就能像邻居一样反映问题。',
  choose: '选我住的地方',
  guardian: '等监护人同意',
  guardianHint: '住处选好了。请监护人用自己的微信扫一次码，点同意以后就能用了。',
  guardianCode: '给监护人扫的码',
  consent: '隐私说明有更新，看过新的再继续。',
  read: '去看看',
  mine: '我反映的',
  none: '还没有正在办的事',
  noneHint: '路灯不亮、井盖松动，拍下来就行。',
  people: '我楼里的人',
  card: '楼栋公示',
  all: '全部',
  helpToday: '今天可以帮的忙',
  help: '可以帮的忙',
  map: '便民地图',
  mapNote: '附近核实过的商铺，几点开门、有多远',
};

type Home = OutputOf<'person.home'>;

const Welcome = () => (
  <Card>
    <Empty
      icon="location-o"
      title={text.welcome}
      hint={text.welcomeHint}
      action={{ label: text.choose, onPress: () => go('register'), main: true }}
    />
  </Card>
);

/** A child chose a home already: what is missing is somebody else's yes. */
const AwaitsGuardian = () => (
  <Card>
    <Empty
      icon="friends-o"
      title={text.guardian}
      hint={text.guardianHint}
      action={{ label: text.guardianCode, onPress: () => go('people/privacy'), main: true }}
    />
  </Card>
);

/** With large letters the three things people come for are three large buttons, before anything to read. */
const LargeWays = ({ phone }: { phone: string }) => (
  <>
    {phone ? (
      <>
        <View className="gap" />
        <Button hero tone="quiet" icon="phone-o" onPress={() => void callCommunity(phone)}>
          {text.callUs}
        </Button>
      </>
    ) : null}
    <View className="gap" />
    <Button hero tone="quiet" icon="todo-list-o" onPress={() => go('requests/list')}>
      {text.mineLarge}
    </Button>
  </>
);

const CallUs = ({ phone }: { phone: string }) =>
  phone ? (
    <Button tone="plain" icon="phone-o" onPress={() => void callCommunity(phone)}>
      {text.callUs}
    </Button>
  ) : null;

const ReportCard = ({ phone, placeId }: { phone: string; placeId: string }) => (
  <Card title={text.report}>
    <Button hero icon="photograph" onPress={() => go('report')}>
      {text.reportNow}
    </Button>
    {useComfort(({ elder }) => elder) ? <LargeWays phone={phone} /> : <CallUs phone={phone} />}
    {placeId ? <Row title={text.board} onPress={() => go('board/rates', { placeId })} /> : null}
    {placeId ? <Row title={text.map} note={text.mapNote} onPress={() => go('merchants/map')} /> : null}
  </Card>
);

const callCommunity = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);

const MyRequests = ({ requests }: { requests: Home['requests'] }) => (
  <Card title={text.mine} more={{ label: text.all, onPress: () => go('requests/list') }}>
    {requests.length ? (
      requests.map((request) => (
        <RequestLine
          key={request.requestId}
          request={request}
          stages
          onPress={() => go('requests/detail', { id: request.requestId })}
        />
      ))
    ) : (
      <Empty title={text.none} hint={text.noneHint} />
    )}
  </Card>
);

const People = ({ people, placeId }: { people: Home['people']; placeId: string }) =>
  people.length ? (
    <Card title={text.people} more={{ label: text.card, onPress: () => go('people/card', { placeId }) }}>
      {people.map((contact) => (
        <ContactRow key={`${contact.post}${contact.place}${contact.name}`} contact={contact} />
      ))}
    </Card>
  ) : null;

const isToday = (at: string): boolean => shanghaiDate(new Date(at)) === dayFromNow(0);

const Help = ({ tasks }: { tasks: Home['tasks'] }) =>
  tasks.length ? (
    <Card
      title={tasks.some(({ startsAt }) => isToday(startsAt)) ? text.helpToday : text.help}
      more={{ label: text.all, onPress: goVolunteering }}
    >
      {tasks.map((task) => (
        <TaskLine key={task.taskId} task={task} onPress={() => go('volunteers/task', { id: task.taskId })} />
      ))}
    </Card>
  ) : null;

/** Staff may work here without living here; everybody else begins by saying where they live. */
const Begin = ({ me, onDuty }: { me: Home['me']; onDuty: boolean }) => {
  if (me.awaitsGuardian) return <AwaitsGuardian />;
  if (me.registered) return <ReportCard phone={me.home?.phone ?? ''} placeId={me.home?.placeId ?? ''} />;
  return onDuty ? (
    <Notice action={{ label: text.choose, onPress: () => go('register') }}>{text.alsoHere}</Notice>
  ) : (
    <Welcome />
  );
};

const AtHome = ({ me, people, requests, tasks, turns, others }: Home) => (
  <>
    {me.home ? (
      <Chip icon="location-o" change={text.moveHouse} onPress={() => go('register')}>
        {me.home.label}
      </Chip>
    ) : null}
    {me.registered && me.consentNeeded ? (
      <Notice action={{ label: text.read, onPress: () => go('register') }}>{text.consent}</Notice>
    ) : null}
    {turns ? <Workbench turns={turns} others={others} /> : null}
    <Begin me={me} onDuty={turns !== null} />
    {me.registered ? <MyRequests requests={requests} /> : null}
    <Help tasks={tasks} />
    {me.home ? <People people={people} placeId={me.home.placeId} /> : null}
  </>
);

/** One look: my people, what I raised and how far it is, and one large button to raise something. */
export default function HomeScreen() {
  const [home, reload] = useQuery('person.home', {}, KEEP);

  const me = home.face === 'ready' ? home.value.me : undefined;
  useKept(HOME_PLACE, me?.home?.placeId);
  useKept(HOLDS_POST, me && me.posts.length > 0);
  useKept(POST_PLACE, me && (me.posts[0]?.placeId ?? ''));

  // A door code opens the app here, with the door's short text as its scene.
  useLoad((options: { scene?: string } | undefined) => {
    if (options?.scene) go('people/card', { scene: decodeURIComponent(options.scene) });
  });
  const refresh = async () => {
    tell(await sendWaiting());
    await reload();
  };

  return (
    <Screen onRefresh={refresh}>
      <Waiting onSent={reload} />
      <Loaded of={home} retry={reload} cards={3}>
        {(value) => <AtHome {...value} />}
      </Loaded>
      {home.face === 'refused' && isUnreached(home) ? <ReportCard phone="" placeId="" /> : null}
    </Screen>
  );
}
