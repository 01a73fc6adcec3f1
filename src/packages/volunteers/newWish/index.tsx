import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useQuery } from '../../../api/useQuery';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling } from '../../../api/usePhotos';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import type { WishKind, WishView } from '../../../../domain/wishes/contract';
import { goBackSaying, goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
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
  dial: '电话看着不对，可以不写',
  send: '许下心愿',
  again: '改好再交',
  sent: '交上去了，社区会再看一遍',
};

const nothing = { ...noWish, minor: false, phone: '' };

type Draft = typeof nothing;

/** What it said when it came back: nobody writes the same thing twice. */
const draftOf = ({ title, text: words, kind, photos }: WishView): Draft => ({
  ...nothing,
  title,
  text: words,
  kind,
  photos: photos.map((fileId) => ({ id: fileId, path: fileId, state: 'sent', percent: 100, fileId })),
});

const wishedOf = (draft: Draft, kind: WishKind) => ({
  title: draft.title.trim(),
  text: draft.text,
  kind,
  photos: fileIdsOf(draft.photos),
});

const Contact = ({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) => (
  <Card>
    <Toggle label={text.child} note={text.childNote} on={draft.minor} onChange={(minor) => change({ minor })} />
    <Field initial={draft.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => change({ phone })} />
    <Text className="quiet">{text.phoneNote}</Text>
  </Card>
);

const Form = ({ wishId, before }: { wishId: string; before: Draft }) => {
  const { draft, change, run, busy, why } = useForm(`wish:${wishId}`, before);
  const lacking = lackingOf(draft) || (canBeDialled(draft.phone) ? '' : text.dial);

  const send = async () => {
    if (!draft.kind) return;
    const subscribed = await askToNotify([volunteerTemplates.wish]);
    const wished = { ...wishedOf(draft, draft.kind), subscribed };
    const phone = draft.phone.trim();
    const done = wishId
      ? await run('wish.revise', { wishId, ...wished })
      : await run('wish.post', { ...wished, minor: draft.minor, ...(phone && { contact: { phone } }) });
    if (!done) return;
    if (wishId) goBackSaying(text.sent);
    else goInstead('volunteers/wish', { id: done.wishId });
  };

  return (
    <>
      <Text className="lead">{text.next}</Text>
      <WishForm draft={draft} change={change} />
      {wishId ? null : <Contact draft={draft} change={change} />}
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
  );
};

const Again = ({ wishId }: { wishId: string }) => {
  const [wish, reload] = useQuery('wish.read', { wishId });
  return (
    <Loaded of={wish} retry={reload}>
      {(value) => <Form wishId={wishId} before={draftOf(value)} />}
    </Loaded>
  );
};

/** A wish of one's own, or written anew after it came back. */
export default function NewWish() {
  const wishId = useRoute()('id');
  return <Screen>{wishId ? <Again wishId={wishId} /> : <Form wishId="" before={nothing} />}</Screen>;
}
