import type { RequestView } from '../../../../domain/requests/contract';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Row } from '../../../ui/Row';

const text = {
  title: '工作人员',
  contact: '联系反映人',
  recordedBy: (who: string) => `由${who}代录`,
  judge: '人工审核',
  judgeNote: '机器拿不准的话和照片，等人看一眼',
  publish: '公开结果',
  publishNote: '写一句大家都能看的话',
  cards: '锦囊妙计',
  cardsNote: '别人办过的好办法',
  write: '写成锦囊',
  writeNote: '办好了，把办法留给别人',
  task: '请志愿者来做',
  taskNote: '变成一个任务，做完的结果回到这里',
  wish: '请大家来圆',
  wishNote: '变成一个微心愿，这件事照常办',
  linked: '连着的微心愿',
};

/** Somebody of the staff is looking: they see the reporter's contact, masked, or may judge and publish. */
const isStaff = ({ mayJudge, mayPublish, reporterContact, mine, open }: RequestView): boolean =>
  !mine &&
  (mayJudge || mayPublish || Boolean(reporterContact?.mayReveal) || open.some(({ move }) => move === 'resolve'));

const openStates = new Set<RequestView['state']>(['submitted', 'accepted', 'handling']);

/** The ways from a matter into the staff's own screens. */
export const StaffRows = ({ request }: { request: RequestView }) => {
  if (!isStaff(request)) return null;
  const { requestId: id, reporterContact, recordedBy, channel, mayJudge, mayPublish, state } = request;
  return (
    <Card title={text.title}>
      <Row title={channel} {...(recordedBy && { note: text.recordedBy(recordedBy) })} />
      {reporterContact?.mayReveal ? (
        <Row
          title={text.contact}
          note={`${reporterContact.name} ${reporterContact.phone}`.trim()}
          onPress={() => go('staff/contact', { id })}
        />
      ) : null}
      {mayJudge ? <Row title={text.judge} note={text.judgeNote} onPress={() => go('staff/judge', { id })} /> : null}
      {mayPublish ? (
        <Row
          title={text.publish}
          note={request.published || text.publishNote}
          onPress={() => go('staff/judge', { id })}
        />
      ) : null}
      {state === 'handling' || state === 'accepted' ? (
        <Row title={text.task} note={text.taskNote} onPress={() => go('volunteers/publish', { request: id })} />
      ) : null}
      {state === 'handling' && !request.wishId ? (
        <Row title={text.wish} note={text.wishNote} onPress={() => go('volunteers/passOn', { request: id })} />
      ) : null}
      {request.wishId ? (
        <Row title={text.linked} onPress={() => go('volunteers/wish', { id: request.wishId })} />
      ) : null}
      {openStates.has(state) ? (
        <Row
          title={text.cards}
          note={text.cardsNote}
          onPress={() => go('staff/playbook', { id, category: request.categoryKey })}
        />
      ) : null}
      {state === 'closed' ? (
        <Row title={text.write} note={text.writeNote} onPress={() => go('staff/write', { id })} />
      ) : null}
    </Card>
  );
};
