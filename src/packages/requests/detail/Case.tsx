import { Text, View } from '@tarojs/components';
import { timeInWords } from '../../../../domain/kernel/words';
import { scores } from '../../../../domain/requests/caseView';
import { faces } from '../../../../domain/requests/intakeContract';
import type { RequestView } from '../../../../domain/requests/contract';
import { Card } from '../../../ui/Card';
import { Gallery } from '../../../ui/Gallery';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';

const text = {
  round: (round: number) => `第 ${round} 轮办理`,
  offer: '等着接手',
  offered: (from: string, to: string) => `${from} 转给 ${to}，对方接手之前还由${from}负责。`,
  paused: '先停一停',
  until: (when: string) => `到${when}自动接着走。`,
  review: '暂时解决不了',
  reviewAt: (when: string) => `${when}再来看。`,
  whistle: '吹哨',
  lead: '牵头',
  late: '超时',
  tasksFirst: (units: string) => `${units}做完了，才能提交办理结果。`,
  escalated: (to: string) => `有部门超时，已经上报到${to}。`,
  tasks: '联席会议定下的事',
  doneAt: (when: string) => `${when}完成`,
  dueAt: (when: string) => `${when} 前`,
  visit: '回访',
  visitDue: (when: string) => `${when} 前，由办理人以外的人来问一问。`,
  reached: '联系上了',
  missed: '没联系上',
  neutral: '反映人一直没有评价，按中性办结，不算满意。',
  neutralMine: '你一直没有评价，先按中性办结，不算满意。',
  question: (from: string, words: string, mine: boolean) => `${from}问${mine ? '你' : '反映人'}：${words}`,
  why: (words: string, mine: boolean) => `${mine ? '你说' : '反映人说'}：${words}`,
  neighbours: '也遇到的邻居怎么说',
  otherClass: (category: string, why: string) => `这一条是${category}类的：${why}`,
  assistants: '一起办的',
  refusals: (times: number) => `退过 ${times} 次`,
};

type Whistle = NonNullable<RequestView['whistle']>;
type Call = Whistle['calls'][number];
type PartProps = { request: RequestView; now: Date };

const stepWords = ({ label, dueAt, doneAt, late }: Call['steps'][number], now: Date): string =>
  `${label} ${doneAt ? timeInWords(doneAt, now) : text.dueAt(timeInWords(dueAt, now))}${late ? ` · ${text.late}` : ''}`;

const CallOf = ({ call, now }: { call: Call; now: Date }) => (
  <View className="call-of">
    <Text className="row-title">{call.lead ? `${call.unit} · ${text.lead}` : call.unit}</Text>
    {call.steps.map((step) => (
      <Text key={step.step} className={step.late ? 'row-note late' : 'row-note'}>
        {stepWords(step, now)}
      </Text>
    ))}
    {call.report ? <Text className="para">{call.report}</Text> : null}
    <Gallery photos={call.photos} label={call.unit} />
    {call.score ? <Text className="row-note">{`社区评价：${scores[call.score]}`}</Text> : null}
  </View>
);

const WhistleCard = ({ request: { whistle }, now }: PartProps) =>
  whistle ? (
    <Card title={`${text.whistle} · ${whistle.kind}`}>
      <Text className="quiet">{whistle.words}</Text>
      {whistle.escalatedTo ? <Text className="late line-words">{text.escalated(whistle.escalatedTo)}</Text> : null}
      {whistle.calls.map((call) => (
        <CallOf key={call.unitId} call={call} now={now} />
      ))}
    </Card>
  ) : null;

const openUnits = (tasks: RequestView['tasks']): string =>
  [...new Set(tasks.filter(({ doneAt }) => doneAt === '').map(({ unit }) => unit))].join('、');

const TasksCard = ({ request: { tasks, state }, now }: PartProps) =>
  tasks.length ? (
    <Card title={text.tasks}>
      {tasks.map((task) => (
        <Row
          key={task.task}
          title={task.text}
          note={[
            task.unit,
            task.doneAt ? text.doneAt(timeInWords(task.doneAt, now)) : text.dueAt(timeInWords(task.dueAt, now)),
            task.words,
          ]
            .filter(Boolean)
            .join(' · ')}
          {...(task.late && { value: text.late })}
        />
      ))}
      {state === 'handling' && openUnits(tasks) ? (
        <Text className="quiet line-words">{text.tasksFirst(openUnits(tasks))}</Text>
      ) : null}
    </Card>
  ) : null;

const VisitCard = ({ request: { visit }, now }: PartProps) =>
  visit ? (
    <Card title={text.visit}>
      {visit.doneAt ? (
        <>
          <Text className="quiet">
            {`${timeInWords(visit.doneAt, now)} · ${visit.reached ? text.reached : text.missed}`}
          </Text>
          <Text className="para">{visit.words}</Text>
        </>
      ) : (
        <Text className={visit.overdue ? 'late' : ''}>{text.visitDue(timeInWords(visit.dueAt, now))}</Text>
      )}
    </Card>
  ) : null;

/** The step of the ladder this round stands on, a hand-over, a pause, a review date: each in one sentence. */
export const Standing = ({ request, now }: PartProps) => {
  const { ladder, offer, pause, reviewAt, neutral, round, question, whyAgain, mine } = request;
  return (
    <>
      {ladder ? <Notice>{`${text.round(round)}：${ladder}`}</Notice> : null}
      {whyAgain ? <Notice>{text.why(whyAgain, mine)}</Notice> : null}
      {offer ? <Notice>{`${text.offer}：${text.offered(offer.from, offer.to)}`}</Notice> : null}
      {question ? <Notice>{text.question(question.from, question.words, mine)}</Notice> : null}
      {pause && !question ? (
        <Notice>{`${text.paused}：${pause.reason}。${text.until(timeInWords(pause.untilAt, now))}`}</Notice>
      ) : null}
      {reviewAt ? <Notice>{`${text.review}，${text.reviewAt(timeInWords(reviewAt, now))}`}</Notice> : null}
      {neutral ? <Notice>{mine ? text.neutralMine : text.neutral}</Notice> : null}
    </>
  );
};

const NeighboursCard = ({ request: { neighbours } }: PartProps) =>
  neighbours.length ? (
    <Card title={text.neighbours}>
      {neighbours.map(({ face, words }, index) => (
        <Row key={index} title={faces[face]} {...(words && { note: words })} />
      ))}
    </Card>
  ) : null;

/** What the case asks of others: departments whistled for, tasks of the joint meeting, the return visit. */
export const Case = (props: PartProps) => (
  <>
    <WhistleCard {...props} />
    <TasksCard {...props} />
    <VisitCard {...props} />
    <NeighboursCard {...props} />
  </>
);

/** 主责清单 L03：…: what the dispatch rests on. */
export const dutyWords = ({ duty, assistants, refusals }: RequestView): string[] => [
  ...(duty ? [`${duty.kindLabel} ${duty.item}：${duty.text}`] : []),
  ...(duty?.why ? [text.otherClass(duty.category, duty.why)] : []),
  ...(assistants.length ? [`${text.assistants}：${assistants.join('、')}`] : []),
  ...(refusals ? [text.refusals(refusals)] : []),
];
