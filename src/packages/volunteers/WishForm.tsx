import { Text } from '@tarojs/components';
import { usePhotos } from '../../api/usePhotos';
import type { Photo } from '../../api/photo';
import { TEXT_MAX } from '../../../domain/kernel/schemas';
import { WISH_PHOTOS_MAX, WISH_TITLE_MAX, wishKinds, type WishKind } from '../../../domain/wishes/contract';
import { saysAtLeast } from '../../../domain/kernel/letters';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { Photos } from '../../ui/Photos';

const text = {
  what: '想要什么',
  title: '一句话，比如：想要一盏台灯',
  titleNote: '这句大家都看得到，不写人名和门牌。',
  more: '细节',
  words: '多大、什么时候在家、怎么送到…',
  wordsNote: '这些只有认领的人和社区看得到。',
  kind: '是哪一种',
};

const TITLE_LEAST = 4;
const kindOptions = Object.entries(wishKinds).map(([key, label]) => ({ key: key as WishKind, label }));

export type WishDraft = {
  readonly title: string;
  readonly text: string;
  readonly kind: WishKind | null;
  readonly photos: readonly Photo[];
};
export const noWish: WishDraft = { title: '', text: '', kind: null, photos: [] };

/** What is still needed, to read; empty when it may be sent. */
export const lackingOf = ({ title, kind }: WishDraft): string => {
  if (!saysAtLeast(title, TITLE_LEAST)) return '写一句话，至少 4 个字';
  return kind ? '' : '选一选是哪一种';
};

type WishFormProps = {
  /** Pictures stay with the request it comes from. */
  wordsOnly?: boolean;
  draft: WishDraft;
  change: (part: Partial<WishDraft> | ((draft: WishDraft) => Partial<WishDraft>)) => void;
};

/** What everybody reads, and what only the claimer does: two places to write, said apart. */
export const WishForm = ({ draft, change, wordsOnly = false }: WishFormProps) => {
  const shelf = usePhotos(draft.photos, WISH_PHOTOS_MAX, (decide) =>
    change(({ photos }) => ({ photos: decide(photos) })),
  );
  return (
    <>
      <Card title={text.what}>
        <Field
          initial={draft.title}
          most={WISH_TITLE_MAX}
          placeholder={text.title}
          onChange={(title) => change({ title })}
        />
        <Text className="quiet">{text.titleNote}</Text>
        <Text className="sheet-part">{text.kind}</Text>
        <Choice options={kindOptions} chosen={draft.kind} onChoose={(kind) => change({ kind })} />
      </Card>
      <Card title={text.more}>
        <Field
          kind="long"
          initial={draft.text}
          most={TEXT_MAX}
          placeholder={text.words}
          onChange={(words) => change({ text: words })}
        />
        {wordsOnly ? null : (
          <Photos
            photos={shelf.photos}
            room={shelf.room}
            onAdd={() => void shelf.add()}
            onRetry={shelf.retry}
            onRemove={shelf.remove}
          />
        )}
        <Text className="quiet line-words">{text.wordsNote}</Text>
      </Card>
    </>
  );
};
