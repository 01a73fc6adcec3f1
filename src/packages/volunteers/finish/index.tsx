import { Text } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { fileIdsOf, stillTravelling, usePhotos } from '../../../api/usePhotos';
import type { Photo } from '../../../api/photo';
import { TEXT_MAX } from '../../../../domain/kernel/schemas';
import { RESULT_PHOTOS_MAX } from '../../../../domain/tasks/contract';
import { saysAtLeast } from '../../../../domain/kernel/letters';
import { goBackSaying, useRoute } from '../../../routes';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Photos } from '../../../ui/Photos';
import { Screen } from '../../../ui/Screen';
import { forStaff } from '../../../ui/forStaff';

const text = {
  done: '交上去了，等人审核',
  next: '提交以后由另一个人审核，通过了才记分。来的人的时长按签到算。',
  words: '做了什么，做得怎么样',
  photos: '现场照片，拍事情，少拍人脸',
  few: '写一写做了什么',
  travelling: '照片还在路上，到了就能交',
  send: '提交结果',
};

const WORDS_LEAST = 2;
const nothing = { words: '', photos: [] as readonly Photo[] };

/** What came of it, in words and pictures; somebody else approves. */
function Finish() {
  const taskId = useRoute()('id');
  const { draft, change, run, busy, why } = useForm(`${taskId}:finish`, nothing);
  const shelf = usePhotos(draft.photos, RESULT_PHOTOS_MAX, (decide) =>
    change(({ photos }) => ({ photos: decide(photos) })),
  );
  const few = !saysAtLeast(draft.words, WORDS_LEAST);
  const travelling = stillTravelling(draft.photos);
  const send = async () => {
    if (!(await run('task.finish', { taskId, words: draft.words.trim(), photos: fileIdsOf(draft.photos) }))) return;
    goBackSaying(text.done);
  };
  return (
    <Screen
      footer={
        <>
          {why ? <Notice>{why.sentence}</Notice> : null}
          {few || travelling ? <Text className="foot-hint">{few ? text.few : text.travelling}</Text> : null}
          <Button hero busy={busy !== null} off={few || travelling} onPress={() => void send()}>
            {text.send}
          </Button>
        </>
      }
    >
      <Card>
        <Text className="quiet">{text.next}</Text>
        <Field
          kind="long"
          initial={draft.words}
          most={TEXT_MAX}
          placeholder={text.words}
          onChange={(words) => change({ words })}
        />
        <Photos
          photos={shelf.photos}
          room={shelf.room}
          onAdd={() => void shelf.add()}
          onRetry={shelf.retry}
          onRemove={shelf.remove}
        />
        <Text className="quiet">{text.photos}</Text>
      </Card>
    </Screen>
  );
}

export default forStaff(Finish);
