import { useMemo } from 'react';
import { Text, View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useForm } from '../../../api/useForm';
import { stillTravelling, usePhotos } from '../../../api/usePhotos';
import { volunteerTemplates } from '../../../../domain/notices/templates';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { WISH_PHOTOS_MAX, WISH_TITLE_MAX, type WishView } from '../../../../domain/wishes/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Toggle } from '../../../ui/Toggle';
import { heardOptions, nothingSaid, wishSheets, type Said, type SheetAction } from './moves';

const text = {
  heard: '他怎么说的，你怎么知道的',
  title: '换一个说法，不换就不写',
  as: '以谁的名义认领',
  myself: '我自己',
  theOne: (unit: string) => `以${unit}的名义认领。`,
  travelling: '照片还在路上，到了就能发',
};

/** Moves after which somebody wants to hear how it goes on. */
const asking: readonly SheetAction[] = ['wish.claim', 'wish.reopen'];

type MoveSheetProps = { wish: WishView; action: SheetAction; onDone: () => void };

const missing = (action: SheetAction, said: Said, staff: boolean): boolean => {
  const { least = 0, hears = false, proof = false } = wishSheets[action];
  if (proof && !said.words.trim() && !said.photos.length) return true;
  return !saysAtLeast(said.words, least) || (hears && staff && !said.heard) || stillTravelling(said.photos);
};

type InWhoseNameProps = { wish: WishView; unitId: string; onChoose: (unitId: string) => void };

/** Whoever speaks for an organisation says for whom they claim; nobody else is asked. */
const InWhoseName = ({ wish: { claimAs }, unitId, onChoose }: InWhoseNameProps) => {
  const [only] = claimAs;
  if (claimAs.length < 2) return only?.unitId ? <Notice>{text.theOne(only.name)}</Notice> : null;
  const options = claimAs.map((one) => ({ key: one.unitId, label: one.unitId ? one.name : text.myself }));
  return (
    <>
      <Text className="sheet-part">{text.as}</Text>
      <Choice options={options} chosen={unitId} onChoose={onChoose} />
    </>
  );
};

/** The few words one move needs, and what it sets going. */
export const MoveSheet = ({ wish, action, onDone }: MoveSheetProps) => {
  const sheet = wishSheets[action];
  const staff = wish.iAm === 'staff';
  const begin = useMemo(() => ({ ...nothingSaid, unitId: wish.claimAs[0]?.unitId ?? '' }), [wish.claimAs]);
  const { draft: said, change, run, busy, why } = useForm<Said>(`${wish.wishId}:${action}`, begin);
  const shelf = usePhotos(said.photos, WISH_PHOTOS_MAX, (decide) =>
    change(({ photos }) => ({ photos: decide(photos) })),
  );
  const make = async () => {
    const subscribed = asking.includes(action) ? await askToNotify([volunteerTemplates.wish]) : [];
    if (await sheet.make(run, wish.wishId, { ...said, words: said.words.trim() }, subscribed)) onDone();
  };
  const toggled = sheet.toggle && (action !== 'wish.confirm' || wish.proof?.showsRecipient);
  return (
    <>
      <Text className="quiet">{sheet.next}</Text>
      {sheet.hears && staff ? (
        <>
          <Text className="sheet-part">{text.heard}</Text>
          <Choice options={heardOptions} chosen={said.heard} onChoose={(heard) => change({ heard })} />
        </>
      ) : null}
      {sheet.names ? <InWhoseName wish={wish} unitId={said.unitId} onChoose={(unitId) => change({ unitId })} /> : null}
      {sheet.retitle ? (
        <Field
          initial={said.title}
          most={WISH_TITLE_MAX}
          placeholder={text.title}
          onChange={(title) => change({ title })}
        />
      ) : null}
      {sheet.placeholder ? (
        <Field
          kind="long"
          initial={said.words}
          most={WORDS_MAX}
          placeholder={sheet.placeholder}
          onChange={(words) => change({ words })}
        />
      ) : null}
      {sheet.photos ? (
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
      ) : null}
      {sheet.toggle && toggled ? (
        <Toggle {...sheet.toggle} on={said.shown} onChange={(shown) => change({ shown })} />
      ) : null}
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        {stillTravelling(said.photos) ? <Text className="foot-hint">{text.travelling}</Text> : null}
        <Button busy={busy !== null} off={missing(action, said, staff)} onPress={() => void make()}>
          {sheet.button}
        </Button>
      </View>
    </>
  );
};
