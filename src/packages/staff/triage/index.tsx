import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { useQuery } from '../../../api/useQuery';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import type { RequestView, Route } from '../../../../domain/requests/contract';
import { laneKeys, lanes } from '../../../../domain/requests/lanes';
import { About } from '../../../pages/report/About';
import { goBack, goBackSaying, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Segments } from '../../../ui/Segments';
import { Duties } from '../Duties';
import { Recipes } from '../Recipes';
import { dispatch, missing, noTriage, routeOptions, type Opened, type Triage } from './routes';
import { WhoCard } from './Who';

const text = {
  done: '办好了',
  route: '怎么办',
  lane: '快慢',
  words: '跟反映人和接手的人说一句',
  why: '为什么，至少 4 个字',
  go: { submitted: '受理', other: '就这么办' },
  photos: '照片',
  notYours: '这一步现在不由你来办。',
  back: '返回',
};

const laneOptions = laneKeys.map((key) => ({ key, label: lanes[key] }));

const Matter = ({ request, said, change }: PartProps) => (
  <Card title={request.title}>
    {request.text === request.title ? null : <Text className="para">{request.text}</Text>}
    <Gallery photos={request.photos} label={text.photos} />
    <View className="request-facts">
      <Text className={request.overdue ? 'late' : ''}>{request.due}</Text>
      <Text>{request.place}</Text>
      <Text>{request.channel}</Text>
    </View>
    <About
      text={request.text}
      chosen={said.category ?? request.categoryKey}
      onChoose={(category) => change({ category, item: null })}
    />
    {request.state === 'submitted' ? (
      <Segments options={laneOptions} chosen={said.lane ?? request.lane} onChoose={(lane) => change({ lane })} />
    ) : null}
  </Card>
);

type PartProps = { request: RequestView; said: Triage; change: (part: Partial<Triage>) => void };

const isRoute = (name: string): name is Route => routeOptions.some(({ key }) => key === name);

type SortingProps = { opened: Opened; first: string; onMovedOn: () => void };

const Sorting = ({ opened, first, onMovedOn }: SortingProps) => {
  const { request, duties, cards, adopted } = opened;
  const empty = isRoute(first) ? { ...noTriage, route: first } : noTriage;
  const { draft: said, change, run, busy, why } = useForm(`${request.requestId}:triage`, empty);
  const rerouted = request.state === 'handling';
  const lacking = missing(said, rerouted);
  const routesOpen = routeOptions.filter(({ key }) => mayTake(request, key));

  const decide = async () => {
    if (!(await dispatch(run, opened, said))) return;
    goBackSaying(text.done);
  };

  return (
    <Screen
      footer={
        <>
          {why ? (
            <Notice {...(why.code === 'REQUEST_MOVED_ON' && { action: { label: '刷新', onPress: onMovedOn } })}>
              {why.sentence}
            </Notice>
          ) : null}
          <Button hero busy={busy !== null} off={lacking !== ''} onPress={() => void decide()}>
            {lacking || (request.state === 'submitted' ? text.go.submitted : text.go.other)}
          </Button>
        </>
      }
    >
      <Matter request={request} said={said} change={change} />
      <Card title={text.route}>
        <Choice options={routesOpen} chosen={said.route} onChoose={(route) => change({ route, units: [], lead: '' })} />
        <Duties
          items={duties.items}
          category={said.category ?? request.categoryKey}
          said={said}
          onSay={({ item, dutyWhy }) => change({ item, dutyWhy })}
        />
      </Card>
      {/* A part of its own: what comes and goes in it is all that crosses to the view. */}
      <View>
        <WhoCard said={said} around={opened} change={change} />
      </View>
      <Card>
        <Field
          kind="long"
          initial={said.words}
          most={WORDS_MAX}
          placeholder={said.route === 'whistle' || rerouted ? text.why : text.words}
          onChange={(words) => change({ words })}
        />
      </Card>
      <Recipes requestId={request.requestId} cards={cards} adopted={adopted} onAdopted={onMovedOn} />
    </Screen>
  );
};

/** What the server says is open to this person: taking it up opens all four, a case under way only some. */
const mayTake = ({ open }: RequestView, route: Route): boolean => {
  const moves = open.map(({ move }) => move);
  if (moves.includes('accept')) return true;
  return route === 'whistle' ? moves.includes('whistle') : moves.includes('dispatch');
};

const isOpen = ({ open }: RequestView): boolean =>
  open.some(({ move }) => move === 'accept' || move === 'dispatch' || move === 'whistle');

/** 上来再分家: what it is about, what the lists say, which of four ways, and whoever is needed for it. */
export default function TriageScreen() {
  const route = useRoute();
  const id = route('id');
  const [opened, reload] = useQuery('request.triage', { requestId: id });
  if (opened.face === 'ready' && isOpen(opened.value.request))
    return <Sorting opened={opened.value} first={route('route')} onMovedOn={() => void reload()} />;
  return (
    <Screen>
      <Loaded of={opened} retry={reload} wayOut={{ label: text.back, onPress: goBack }}>
        {() => (
          <Notice action={{ label: text.back, onPress: () => goInstead('requests/detail', { id }) }}>
            {text.notYours}
          </Notice>
        )}
      </Loaded>
    </Screen>
  );
}
