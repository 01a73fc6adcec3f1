import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { askToNotify } from '../../../api/subscribe';
import { useDayFromNow } from '../../../api/useNow';
import { useForm } from '../../../api/useForm';
import { stillTravelling, usePhotos } from '../../../api/usePhotos';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import { PHOTOS_MAX, requestTemplates, type RequestView } from '../../../../domain/requests/contract';
import { wantingKeys, wantings, type Wanting } from '../../../../domain/requests/wanting';
import { Button } from '../../../ui/Button';
import { Checks } from '../../../ui/Checks';
import { Choice } from '../../../ui/Choice';
import { DayField } from '../../../ui/DayField';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { DutiesInForce } from '../../staff/Duties';
import { moveSheets } from './moves';
import { noWords, type MoveSheet, type SheetMove, type Words } from './sheet';

const text = { left: '有照片没传上去，点照片再传一次，或者拿掉它。' };

/** A result begins with what volunteers brought about, so that nobody writes it twice. */
const beginningOf = ({ proposal }: RequestView, move: SheetMove, said: string): Words =>
  move === 'resolve' && proposal
    ? {
        ...noWords,
        words: proposal.words,
        photos: proposal.photos.slice(0, PHOTOS_MAX).map((fileId) => ({
          ...{ id: fileId, path: fileId, fileId },
          ...{ state: 'sent' as const, percent: 100 },
        })),
      }
    : { ...noWords, words: said };

const tagOptions = wantingKeys.map((key) => ({ key, label: wantings[key] }));
const toggled = (tags: readonly Wanting[], tag: Wanting): Wanting[] =>
  tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];

type MoveFormProps = {
  request: RequestView;
  move: SheetMove;
  /** What was typed before the sheet opened. */
  said?: string;
  onDone: (request: RequestView) => void;
  /** Somebody else was faster: show where it stands now. */
  onMovedOn: () => void;
};

type ChoicesProps = {
  request: RequestView;
  sheet: MoveSheet;
  draft: Words;
  change: (part: Partial<Words>) => void;
};

/** What is chosen before anything is written. */
const Choices = ({ request, sheet, draft, change }: ChoicesProps) => {
  const options = [...(sheet.options ?? []), ...(sheet.optionsFor?.(request) ?? [])];
  const several = sheet.whichOf?.(request) ?? [];
  const askedNext = sheet.askedNext?.(draft, request);
  return (
    <>
      {several.length ? (
        <Choice options={several} chosen={draft.which} onChoose={(which) => change({ which })} />
      ) : null}
      {options.length ? (
        <Choice options={options} chosen={draft.chosen} onChoose={(chosen) => change({ chosen })} />
      ) : null}
      {askedNext ? (
        <>
          <Text className="sheet-part">{askedNext.title}</Text>
          <Choice options={askedNext.options} chosen={draft.which} onChoose={(which) => change({ which })} />
        </>
      ) : null}
      {sheet.tags ? (
        <Checks
          options={tagOptions}
          chosen={draft.tags}
          onToggle={(tag) => change({ tags: toggled(draft.tags, tag) })}
        />
      ) : null}
    </>
  );
};

/** What one move needs to be said and shown. Kept on every change, so a closed sheet loses nothing. */
export const MoveForm = ({ request, move, said = '', onDone, onMovedOn }: MoveFormProps) => {
  const sheet = moveSheets[move];
  const tomorrow = useDayFromNow(1);
  const [empty] = useState(() => beginningOf(request, move, said));
  const { draft, change, read, run, busy, why } = useForm(`${request.requestId}:${move}`, empty);
  const shelf = usePhotos(draft.photos, sheet.photosMost ?? PHOTOS_MAX, (decide) =>
    change(({ photos }) => ({ photos: decide(photos) })),
  );
  const [left, setLeft] = useState(false);
  const missing = sheet.missing(draft);
  const dayLabel = sheet.dayFor?.(draft) ?? '';

  const make = async () => {
    const subscribed = move === 'reopen' ? await askToNotify([requestTemplates.progress, requestTemplates.result]) : [];
    await shelf.settled();
    const latest = read();
    setLeft(stillTravelling(latest.photos));
    if (stillTravelling(latest.photos)) return;
    const done = await sheet.make(run, request.requestId, latest, subscribed);
    if (!done) return;
    onDone(done);
  };

  return (
    <>
      <Text className="quiet">{sheet.next}</Text>
      <Choices request={request} sheet={sheet} draft={draft} change={change} />
      {dayLabel ? (
        <DayField label={dayLabel} day={draft.day} earliest={tomorrow} onChange={(day) => change({ day })} />
      ) : null}
      {sheet.duties ? (
        <DutiesInForce
          category={request.categoryKey}
          said={draft}
          onSay={({ item, dutyWhy }) => change({ item, dutyWhy })}
        />
      ) : null}
      {sheet.wordless ? null : (
        <Field
          kind="long"
          initial={draft.words}
          most={WORDS_MAX}
          placeholder={sheet.placeholder}
          onChange={(words) => change({ words })}
        />
      )}
      {sheet.photos ? (
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
      ) : null}
      {left ? <Notice>{text.left}</Notice> : null}
      {why ? (
        <Notice {...(why.code === 'REQUEST_MOVED_ON' && { action: { label: '刷新', onPress: onMovedOn } })}>
          {why.sentence}
        </Notice>
      ) : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={missing !== ''} onPress={() => void make()}>
          {missing || sheet.button}
        </Button>
      </View>
    </>
  );
};
