import { useState } from 'react';
import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling, usePhotos } from '../../../api/usePhotos';
import { TYPED_MAX } from '../../../../domain/kernel/codes';
import { canBeDialled } from '../../../../domain/kernel/phones';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { channels, type recordedChannels } from '../../../../domain/requests/channels';
import { PHOTOS_MAX } from '../../../../domain/requests/contract';
import { About } from '../../../pages/report/About';
import { emptyDraft, saysSomething, type ReportDraft } from '../../../pages/report/draft';
import { Place } from '../../../pages/report/Place';
import { goInstead } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Emergency } from '../../../ui/Emergency';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Screen } from '../../../ui/Screen';
import { Tabs } from '../../../ui/Tabs';
import { Toggle } from '../../../ui/Toggle';
import { forStaff } from '../../../ui/forStaff';

type Channel = (typeof recordedChannels)[number];

const text = {
  how: '怎么听说的',
  who: '替谁记的',
  whoHint: '不用微信的人也能记。电话只显示打星号的，看完整的要写理由。',
  name: '怎么称呼，可以不写',
  phone: '电话，可以不写',
  words: '原话怎么说的就怎么记',
  pasted: '把群里那段话粘贴在这里',
  urgent: '很急',
  urgentNote: '有人身危险，先打 110、119 或 120',
  where: '先选事情在哪里',
  least: '拍一张照片，或者写上至少 4 个字',
  dial: '号码好像不对，再看一眼',
  nowhere: '还没选地方',
  left: '有照片没传上去，点照片再传一次，或者拿掉它。',
  send: '记下来',
};

const tabs: readonly { key: Channel; label: string }[] = [
  { key: 'visit', label: channels.visit },
  { key: 'call', label: channels.call },
  { key: 'sms', label: channels.sms },
  { key: 'council', label: channels.council },
  { key: 'group', label: channels.group },
];

type RecordDraft = ReportDraft & { readonly channel: Channel };
const nothing: RecordDraft = { ...emptyDraft, channel: 'visit' };

const NAME_MAX = 20;

const missing = (draft: RecordDraft): string => {
  if (!saysSomething(draft)) return text.least;
  if (!draft.placeId) return text.where;
  return canBeDialled(draft.phone) ? '' : text.dial;
};

type Form = ReturnType<typeof useForm<RecordDraft>>;

const useRecording = ({ read, run, busy, why }: Form, settled: () => Promise<void>) => {
  const [left, setLeft] = useState(false);
  const record = async () => {
    await settled();
    const draft = read();
    setLeft(stillTravelling(draft.photos));
    if (stillTravelling(draft.photos)) return;
    const receipt = await run('request.record', {
      text: draft.text.trim(),
      photos: fileIdsOf(draft.photos),
      placeId: draft.placeId,
      channel: draft.channel,
      urgent: draft.urgent,
      reporter: { name: draft.name.trim(), phone: draft.phone.trim() },
      ...(draft.spot.trim() && { spot: draft.spot.trim() }),
      ...(draft.position && { position: draft.position }),
      ...(draft.category && { category: draft.category }),
    });
    if (!receipt) return;
    const { requestId: id, linkCode: code } = receipt;
    goInstead('requests/receipt', { id, ...(code && { code }) });
  };
  return { busy: busy !== null, why, left, record };
};

type PartProps = { draft: RecordDraft; change: (part: Partial<RecordDraft>) => void };

const Reporter = ({ draft, change }: PartProps) => (
  <Card title={text.who}>
    <Text className="quiet">{text.whoHint}</Text>
    <Field initial={draft.name} most={NAME_MAX} placeholder={text.name} onChange={(name) => change({ name })} />
    <Field
      kind="number"
      initial={draft.phone}
      most={TYPED_MAX}
      placeholder={text.phone}
      onChange={(phone) => change({ phone })}
    />
  </Card>
);

/** 代录: what somebody said on a visit, on the phone, by message or in the courtyard, written down for them. */
function Record() {
  const kept = useForm('record', nothing);
  const { draft, change } = kept;
  const shelf = usePhotos(draft.photos, PHOTOS_MAX, (decide) => change(({ photos }) => ({ photos: decide(photos) })));
  const { busy, why, left, record } = useRecording(kept, shelf.settled);
  const lacking = missing(draft);

  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {left ? <Notice>{text.left}</Notice> : null}
          {lacking ? <Text className="foot-hint">{lacking}</Text> : null}
          <Button hero busy={busy} off={lacking !== ''} onPress={() => void record()}>
            {text.send}
          </Button>
        </>
      }
    >
      <Tabs tabs={tabs} chosen={draft.channel} onChoose={(channel) => change({ channel })} />
      <Emergency words={draft.text} />
      <Card>
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={draft.channel === 'group' ? text.pasted : text.words}
          onChange={(words) => change({ text: words })}
        />
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
      </Card>
      <Card>
        <Place draft={draft} home={text.nowhere} homeId="" scene="" staff onChange={change} />
        <About text={draft.text} chosen={draft.category} onChoose={(category) => change({ category })} />
        <Toggle
          label={text.urgent}
          note={text.urgentNote}
          on={draft.urgent}
          onChange={(urgent) => change({ urgent })}
        />
      </Card>
      <Reporter draft={draft} change={change} />
    </Screen>
  );
}

export default forStaff(Record);
