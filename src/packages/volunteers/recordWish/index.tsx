import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling } from '../../../api/usePhotos';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { consents, type Consent } from '../../../../domain/wishes/contract';
import { PlacePick } from '../../../pages/register/PlacePick';
import { goInstead } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Chip } from '../../../ui/Chip';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Sheet } from '../../../ui/Sheet';
import { Toggle } from '../../../ui/Toggle';
import { forStaff } from '../../../ui/forStaff';
import { WishForm, lackingOf, noWish } from '../WishForm';

const text = {
  next: '替不方便自己许的人写下来，由另一个人审核。',
  who: '替谁许的',
  name: '怎么称呼，可以不写',
  phone: '电话，可以不写',
  dial: '电话看着不对，可以不写',
  where: '他住在哪里',
  noPlace: '还没选他住哪里',
  change: '选一下',
  here: '就在这里',
  consent: '他怎么同意的',
  child: '他还没成年',
  childNote: '要监护人在自己手机上点同意',
  send: '交给另一个人审核',
  needPlace: '选他住在哪里',
  needConsent: '选他怎么同意的',
};

const consentOptions = Object.entries(consents).map(([key, label]) => ({ key: key as Consent, label }));
const nothing = {
  ...noWish,
  placeId: '',
  place: '',
  consent: null as Consent | null,
  minor: false,
  name: '',
  phone: '',
};
type Draft = typeof nothing;

const missingOf = (draft: Draft): string => {
  if (!draft.placeId) return text.needPlace;
  if (!draft.consent) return text.needConsent;
  return lackingOf(draft) || (canBeDialled(draft.phone) ? '' : text.dial);
};

type WhomProps = { draft: Draft; change: (part: Partial<Draft>) => void };

const Whom = ({ draft, change }: WhomProps) => {
  const [open, setOpen] = useState(false);
  return (
    <Card title={text.who}>
      <Field initial={draft.name} most={20} placeholder={text.name} onChange={(name) => change({ name })} />
      <Field initial={draft.phone} most={TYPED_MAX} placeholder={text.phone} onChange={(phone) => change({ phone })} />
      <Chip icon="location-o" change={text.change} onPress={() => setOpen(true)}>
        {draft.place || text.noPlace}
      </Chip>
      <Toggle label={text.child} note={text.childNote} on={draft.minor} onChange={(minor) => change({ minor })} />
      <Text className="sheet-part">{text.consent}</Text>
      <Choice options={consentOptions} chosen={draft.consent} onChoose={(consent) => change({ consent })} />
      <Sheet title={text.where} open={open} onClose={() => setOpen(false)}>
        {open ? (
          <PlacePick
            pick={text.here}
            may={({ canBeHome }) => canBeHome}
            onPick={(place) => {
              change({ placeId: place.placeId, place: place.label });
              setOpen(false);
            }}
          />
        ) : null}
      </Sheet>
    </Card>
  );
};

/** For somebody who cannot post it themselves, with their consent written down. */
function RecordWish() {
  const { draft, change, run, busy, why } = useForm('wish:record', nothing);
  const missing = missingOf(draft);
  const send = async () => {
    if (!draft.kind || !draft.consent) return;
    const done = await run('wish.record', {
      title: draft.title.trim(),
      text: draft.text,
      kind: draft.kind,
      photos: fileIdsOf(draft.photos),
      placeId: draft.placeId,
      minor: draft.minor,
      consent: draft.consent,
      wisher: { name: draft.name.trim(), phone: draft.phone.trim() },
    });
    if (!done) return;
    goInstead('volunteers/wish', { id: done.wishId });
  };
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {missing ? <Text className="foot-hint">{missing}</Text> : null}
          <Button
            hero
            busy={busy !== null}
            off={missing !== '' || stillTravelling(draft.photos)}
            onPress={() => void send()}
          >
            {text.send}
          </Button>
        </>
      }
    >
      <Text className="lead">{text.next}</Text>
      <Whom draft={draft} change={change} />
      <WishForm draft={draft} change={change} />
    </Screen>
  );
}

export default forStaff(RecordWish);
