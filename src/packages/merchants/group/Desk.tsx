import { useState } from 'react';
import type { GroupView } from '../../../../domain/groups/contract';
import { useAction } from '../../../api/useAction';
import { go } from '../../../routes';
import { Card } from '../../../ui/Card';
import { Notice } from '../../../ui/Notice';
import { Row } from '../../../ui/Row';
import { Reason } from '../../../ui/Reason';
import { REASON_LEAST } from '../../../../domain/kernel/schemas';

const text = {
  title: '群工作台',
  post: '发通知',
  postNote: '惠企政策、提醒，看过几家一目了然',
  classes: '办事分类',
  classesNote: '哪一类归哪个部门，几天办好',
  board: '群看板',
  boardNote: '办得怎么样，谁还没来过',
  bind: '绑定微信群',
  bindNote: '把上面的卡片发到微信群，再从群里点开',
  unbind: '解绑微信群',
  unbindNote: '解绑以后，从群里点卡片进不来；群里的人和事都留着。',
  close: '停用这个群',
  closeNote: '停用以后不再收诉求，微信群也解绑；办过的事都留着。',
  why: '为什么，至少 4 个字',
};

type Ending = 'group.unbind' | 'group.close';

/** For whoever keeps the desk; departments see what they may: notices and the board. */
export const Desk = ({ group, onChanged }: { group: GroupView; onChanged: () => void }) => {
  const { groupId: id, mayPost, mayManage, bound } = group;
  const [open, setOpen] = useState<Ending | null>(null);
  const { run, busy, why } = useAction();
  const end = async (action: Ending, reason: string) => {
    if (!(await run(action, { groupId: id, reason }))) return;
    setOpen(null);
    onChanged();
  };
  return (
    <Card title={text.title}>
      {mayPost ? <Row title={text.post} note={text.postNote} onPress={() => go('merchants/post', { id })} /> : null}
      <Row title={text.board} note={text.boardNote} onPress={() => go('merchants/board', { id })} />
      {mayManage ? (
        <>
          <Row title={text.classes} note={text.classesNote} onPress={() => go('merchants/classes', { id })} />
          {bound ? (
            <Row title={text.unbind} onPress={() => setOpen('group.unbind')} />
          ) : (
            <Row title={text.bind} note={text.bindNote} />
          )}
          <Row title={text.close} onPress={() => setOpen('group.close')} />
          {why ? <Notice>{why.sentence}</Notice> : null}
          <Reason
            title={open === 'group.close' ? text.close : text.unbind}
            note={open === 'group.close' ? text.closeNote : text.unbindNote}
            placeholder={text.why}
            least={REASON_LEAST}
            danger
            button={open === 'group.close' ? text.close : text.unbind}
            open={open !== null}
            busy={busy !== null}
            onClose={() => setOpen(null)}
            onSend={(reason) => void (open && end(open, reason))}
          />
        </>
      ) : null}
    </Card>
  );
};
