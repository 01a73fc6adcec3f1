import { Text } from '@tarojs/components';
import type { Kind as RequestKind } from '../../../domain/requests/channels';
import { Segments } from '../../ui/Segments';
import { Toggle } from '../../ui/Toggle';
import type { ReportDraft } from './draft';

const text = {
  agreed: '照片里的人同意公开',
  agreedNote: '没问过也能发，只是先不公开',
  nuisance: '拍事不拍人：尽量避开人脸和车牌。',
};

const options: readonly { key: RequestKind; label: string }[] = [
  { key: 'ordinary', label: '有事要办' },
  { key: 'goodDeed', label: '感人故事' },
  { key: 'nuisance', label: '不文明现象' },
];

type KindProps = { draft: ReportDraft; onChange: (part: Partial<ReportDraft>) => void };

/** 随手拍: a thing to be done, a good deed to be told, or something that should not be. */
export const Kind = ({ draft, onChange }: KindProps) => (
  <>
    <Segments options={options} chosen={draft.kind} onChoose={(kind) => onChange({ kind })} />
    {draft.kind === 'goodDeed' ? (
      <Toggle
        label={text.agreed}
        note={text.agreedNote}
        on={draft.shownAgreed}
        onChange={(shownAgreed) => onChange({ shownAgreed })}
      />
    ) : null}
    {draft.kind === 'nuisance' ? <Text className="quiet line-words">{text.nuisance}</Text> : null}
  </>
);
