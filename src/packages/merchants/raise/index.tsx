import { Text } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling, usePhotos } from '../../../api/usePhotos';
import type { Photo } from '../../../api/photo';
import { useQuery } from '../../../api/useQuery';
import type { GroupView } from '../../../../domain/groups/contract';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { PHOTOS_MAX, requestTemplates } from '../../../../domain/requests/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goInstead, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { Emergency } from '../../../ui/Emergency';
import { Field } from '../../../ui/Field';
import { Loaded } from '../../../ui/Loaded';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Row } from '../../../ui/Row';
import { Screen } from '../../../ui/Screen';
import { ClassPick } from '../ClassPick';

const text = {
  words: '说说要办什么，比如：想换招牌，要走什么手续',
  asks: '问的是这条通知',
  notOpen: (labels: string) => `群里还缺${labels}，没有开起来。这件先按一般诉求由社区来办，进展一样告诉你。`,
  shop: '哪家店的事',
  answers: '谁来答复',
  desk: '社区专员',
  days: (days: number) => `${days} 个工作日内`,
  send: '发给社区',
  least: '拍一张照片，或者写上至少 4 个字',
  travelling: '照片还在路上，到了就能发',
};
const LEAST = 4;

type Said = {
  readonly text: string;
  readonly photos: readonly Photo[];
  readonly shopId: string;
  readonly class: string;
};
const nothing: Said = { text: '', photos: [], shopId: '', class: '' };

type RaiseProps = { group: GroupView; first: string; bulletinId: string };

const Raise = ({ group, first, bulletinId }: RaiseProps) => {
  const { draft, change, read, run, busy, why } = useForm<Said>(`need:${group.groupId}:${bulletinId}`, nothing);
  const shelf = usePhotos(draft.photos, PHOTOS_MAX, (decide) => change(({ photos }) => ({ photos: decide(photos) })));
  const chosen = group.classes.find(({ key }) => key === (draft.class || first)) ?? group.classes[0];
  const shopId = draft.shopId || (group.myShops[0]?.shopId ?? '');
  const enough = saysAtLeast(draft.text, LEAST) || draft.photos.length > 0;
  const lacking = enough ? (stillTravelling(draft.photos) ? text.travelling : '') : text.least;
  const send = async () => {
    const subscribed = await askToNotify([requestTemplates.progress, requestTemplates.result]);
    const said = read();
    const done = await run('need.raise', {
      groupId: group.groupId,
      shopId,
      serviceClass: chosen?.key ?? '',
      text: said.text.trim(),
      photos: fileIdsOf(said.photos),
      subscribed,
      ...(bulletinId && { bulletinId }),
    });
    if (!done) return;
    goInstead('requests/receipt', { id: done.requestId });
  };
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {lacking ? <Text className="foot-hint">{lacking}</Text> : null}
          <Button hero busy={busy !== null} off={lacking !== '' || !shopId} onPress={() => void send()}>
            {text.send}
          </Button>
        </>
      }
    >
      <Emergency words={draft.text} />
      {bulletinId ? <Notice>{text.asks}</Notice> : null}
      {group.missing.length ? (
        <Notice>{text.notOpen(group.missing.map(({ label }) => label).join('、'))}</Notice>
      ) : null}
      <Card>
        <ClassPick classes={group.classes} chosen={chosen?.key ?? ''} onChoose={(key) => change({ class: key })} />
      </Card>
      <Card>
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={text.words}
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
        {chosen && group.missing.length === 0 ? (
          <Row title={text.answers} note={chosen.unit || text.desk} value={text.days(chosen.days)} />
        ) : null}
      </Card>
      {group.myShops.length > 1 ? (
        <Card title={text.shop}>
          <Choice
            options={group.myShops.map(({ shopId: key, name }) => ({ key, label: name }))}
            chosen={shopId}
            onChoose={(key) => change({ shopId: key })}
          />
        </Card>
      ) : null}
    </Screen>
  );
};

/** 你说我办: the class was the first tap; a few words, and the second tap sends it. */
export default function RaiseScreen() {
  const route = useRoute();
  const [group, reload] = useQuery('group.read', { groupId: route('id') });
  return group.face === 'ready' ? (
    <Raise group={group.value} first={route('class')} bulletinId={route('bulletin')} />
  ) : (
    <Screen>
      <Loaded of={group} retry={reload}>
        {() => null}
      </Loaded>
    </Screen>
  );
}
