import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useAction } from '../../../api/useAction';
import { useDraft } from '../../../api/useDraft';
import { fileIdsOf, stillTravelling } from '../../../api/usePhotos';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import { goBack, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Toggle } from '../../../ui/Toggle';
import { WishForm, lackingOf, noWish } from '../WishForm';

const text = {
  next: '社区看过以后挂出来，大家只看得到代号和这句话。',
  child: '替孩子许的',
  childNote: '要监护人在自己手机上点同意',
  phone: '电话，可以不写',
  phoneNote: '只有社区先写明理由才看得到，谁看过你都知道。',
  travelling: '照片还在路上，到了就能发',
  send: '许下心愿',
  again: '改好再交',
};

const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})?$/;
const nothing = { ...noWish, minor: false, phone: '' };

/** A wish of one's own, or written anew after it came back. */
export default function NewWish() {
  const wishId = useRoute()('id');
  const { draft, change, clear } = useDraft(`wish:${wishId}`, nothing);
  const { run, busy, why } = useAction();
  const lacking = lackingOf(draft) || (PHONE.test(draft.phone.trim()) ? '' : '电话看着不对，可以不写');

  const send = async () => {
    if (!draft.kind) return;
    const subscribed = await askToNotify([volunteerTemplates.wish]);
    const wished = {
      title: draft.title.trim(),
      text: draft.text,
      kind: draft.kind,
      photos: fileIdsOf(draft.photos),
      subscribed,
    };
    const phone = draft.phone.trim();
    const done = wishId
      ? await run('wish.revise', { wishId, ...wished })
      : await run('wish.post', { ...wished, minor: draft.minor, ...(phone && { contact: { phone } }) });
    if (!done) return;
    clear();
    if (wishId) goBack();
    else goInstead('volunteers/wish', { id: done.wishId });
  };

  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {lacking ? <Text className="foot-hint">{lacking}</Text> : null}
          {stillTravelling(draft.photos) ? <Text className="foot-hint">{text.travelling}</Text> : null}
          <Button
            hero
            busy={busy !== null}
            off={lacking !== '' || stillTravelling(draft.photos)}
            onPress={() => void send()}
          >
            {wishId ? text.again : text.send}
          </Button>
        </>
      }
    >
      <Text className="lead">{text.next}</Text>
      <WishForm draft={draft} change={change} />
      {wishId ? null : (
        <Card>
          <Toggle label={text.child} note={text.childNote} on={draft.minor} onChange={(minor) => change({ minor })} />
          <Field initial={draft.phone} most={20} placeholder={text.phone} onChange={(phone) => change({ phone })} />
          <Text className="quiet">{text.phoneNote}</Text>
        </Card>
      )}
    </Screen>
  );
}
