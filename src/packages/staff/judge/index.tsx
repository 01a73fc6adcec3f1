import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useAction } from '../../../api/useAction';
import { useQuery } from '../../../api/useQuery';
import type { InputOf } from '../../../../domain/contract';
import { WORDS_MAX } from '../../../../domain/kernel/schemas';
import type { RequestView } from '../../../../domain/requests/contract';
import { useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Checks } from '../../../ui/Checks';
import { Empty } from '../../../ui/Empty';
import { Field } from '../../../ui/Field';
import { Gallery } from '../../../ui/Gallery';
import { Loaded } from '../../../ui/Loaded';
import { Moves } from '../../../ui/Moves';
import { Notice } from '../../../ui/Notice';
import { Screen } from '../../../ui/Screen';
import { Toggle } from '../../../ui/Toggle';

const text = {
  words: '这段话给大家看，合适吗',
  photo: '这张照片给大家看，合适吗',
  photoLabel: '等人看的照片',
  none: '没有等人看的话和照片',
  publish: '公开结果',
  publishNext: '写一句大家都能看的话，不写人名、门牌和电话。清空再保存，就收回。',
  placeholder: '比如：路灯修好了，以后每月巡一次',
  photos: '一起公开的照片，可以不选',
  photoNumber: (number: number) => `第 ${number} 张`,
  nobody: '看过了，认不出人和车牌',
  nobodyNote: '没看清的照片不能公开',
  save: '保存',
  saved: '现在大家看到的：',
};

const verdicts = [
  { key: 'pass', label: '合适' },
  { key: 'refused', label: '不合适', tone: 'quiet' },
] as const;
type Verdict = (typeof verdicts)[number]['key'];

type PartProps = { request: RequestView; onDone: (request: RequestView) => void };

const Judging = ({ request, onDone }: PartProps) => {
  const { run, busy, why } = useAction();
  const say = async (input: InputOf<'request.judge'>) => {
    const done = await run('request.judge', input);
    if (done) onDone(done);
  };
  const { requestId } = request;
  const waiting = request.pictures.filter(({ state }) => state === 'review');
  const pick = (verdict: Verdict, fileId?: string) => void say({ requestId, verdict, ...(fileId && { fileId }) });
  return (
    <>
      {why ? <Notice>{why.sentence}</Notice> : null}
      {request.textCheck === 'review' ? (
        <Card title={text.words}>
          <Text className="para">{request.text}</Text>
          <View className="gap" />
          <Moves moves={verdicts} busy={busy ? 'pass' : null} onMove={(verdict) => pick(verdict)} />
        </Card>
      ) : null}
      {waiting.map(({ fileId }) => (
        <Card key={fileId} title={text.photo}>
          <Gallery photos={[fileId]} label={text.photoLabel} />
          <Moves moves={verdicts} busy={busy ? 'pass' : null} onMove={(verdict) => pick(verdict, fileId)} />
        </Card>
      ))}
      {request.textCheck !== 'review' && !waiting.length && !request.mayPublish ? (
        <Card>
          <Empty icon="passed" title={text.none} />
        </Card>
      ) : null}
    </>
  );
};

/** Pictures that passed the check, and so may be shown to everybody once a person has looked. */
const showable = ({ pictures }: RequestView): string[] =>
  pictures.filter(({ state }) => state === 'pass').map(({ fileId }) => fileId);

const sameAs = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item) => other.includes(item));

const PublicPhotos = ({
  photos,
  chosen,
  onToggle,
}: {
  photos: readonly string[];
  chosen: readonly string[];
  onToggle: (photo: string) => void;
}) => (
  <>
    <Text className="sheet-part">{text.photos}</Text>
    <Gallery photos={photos} label={text.photoLabel} />
    <Checks
      options={photos.map((photo, index) => ({ key: photo, label: text.photoNumber(index + 1) }))}
      chosen={chosen}
      onToggle={onToggle}
    />
  </>
);

const Publishing = ({ request, onDone }: PartProps) => {
  const { run, busy, why } = useAction();
  const [words, setWords] = useState(request.published);
  const [photos, setPhotos] = useState<readonly string[]>(request.publishedPhotos);
  const [nobodyShown, setNobodyShown] = useState(false);
  const toggle = (photo: string) =>
    setPhotos((all) => (all.includes(photo) ? all.filter((one) => one !== photo) : [...all, photo]));
  const save = async () => {
    const input = { requestId: request.requestId, text: words, photos: [...photos], nobodyShown };
    const done = await run('request.publish', input);
    if (done) onDone(done);
  };
  const unchanged = words.trim() === request.published && sameAs(photos, request.publishedPhotos);
  const offered = showable(request);
  return (
    <Card title={text.publish}>
      <Text className="quiet">{text.publishNext}</Text>
      <Field
        kind="long"
        initial={request.published}
        most={WORDS_MAX}
        placeholder={text.placeholder}
        onChange={setWords}
      />
      {request.published ? <Text className="quiet line-words">{text.saved + request.published}</Text> : null}
      {offered.length ? <PublicPhotos photos={offered} chosen={photos} onToggle={toggle} /> : null}
      {photos.length ? (
        <Toggle label={text.nobody} note={text.nobodyNote} on={nobodyShown} onChange={setNobodyShown} />
      ) : null}
      {why ? <Notice>{why.sentence}</Notice> : null}
      <Button busy={busy !== null} off={unchanged} onPress={() => void save()}>
        {text.save}
      </Button>
    </Card>
  );
};

/** What the machine could not decide, decided by a person; and the one sentence everybody may read. */
export default function Judge() {
  const [request, reload, put] = useQuery('request.read', { requestId: useRoute()('id') });
  return (
    <Screen>
      <Loaded of={request} retry={reload}>
        {(value) => (
          <>
            <Judging request={value} onDone={put} />
            {value.mayPublish ? <Publishing request={value} onDone={put} /> : null}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
