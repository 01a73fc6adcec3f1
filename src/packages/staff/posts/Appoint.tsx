import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useForm } from '../../../api/useForm';
import { neighbours, origins, sources, sourcesFor } from '../../../../domain/posts/contract';
import { BASIS_LEAST, type Origin, type PostView, type Source } from '../../../../domain/posts/contract';
import { Button } from '../../../ui/Button';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { Segments } from '../../../ui/Segments';
import { Toggle } from '../../../ui/Toggle';

const text = {
  next: '填好后有一个邀请码，本人接下才算数。',
  name: '大家怎么称呼，比如：老周',
  from: '怎么来的',
  origin: '从哪些人里来',
  term: '任期',
  second: '已经有别的岗位',
  secondNote: '兼任要写明依据',
  basis: '依据，比如：居民代表会议 11月10日通过',
  button: '发出邀请',
  needs: {
    name: '写怎么称呼',
    source: '选怎么来的',
    origin: '选从哪些人里来',
    basis: `依据至少写 ${BASIS_LEAST} 个字`,
  },
};
const NAME_MAX = 20;
const BASIS_MAX = 100;

const terms = [
  { key: '12', label: '一年' },
  { key: '24', label: '两年' },
  { key: '36', label: '三年' },
] as const;
type Term = (typeof terms)[number]['key'];

type Said = { name: string; source: Source | null; origin: Origin | null; term: Term; basis: string };
const nothing: Said = { name: '', source: null, origin: null, term: '12', basis: '' };

const originOptions = (Object.keys(origins) as Origin[]).map((key) => ({ key, label: origins[key] }));
/** A basis is words: signs and numbers alone say nothing. */
const words = (basis: string): number => (basis.match(/\p{L}/gu) ?? []).length;

const optionsFor = ({ role }: PostView) => sourcesFor[role].map((key) => ({ key, label: sources[key] }));

type AppointProps = { post: PostView; onDone: (post: PostView) => void };

/** Who is asked, where they came from, for how long, and what a second post rests on. */
export const Appoint = ({ post, onDone }: AppointProps) => {
  const { draft, change, run, busy, why } = useForm(`${post.postId}:appoint`, nothing);
  const [second, setSecond] = useState(draft.basis !== '');
  const options = optionsFor(post);
  const source = draft.source ?? (options.length === 1 ? (options[0]?.key ?? null) : null);

  const asksOrigin = source !== null && neighbours.includes(source);

  const missing = () => {
    if (!draft.name.trim()) return text.needs.name;
    if (!source) return text.needs.source;
    if (asksOrigin && !draft.origin) return text.needs.origin;
    return second && words(draft.basis) < BASIS_LEAST ? text.needs.basis : '';
  };
  const appoint = async () => {
    if (!source) return;
    const { name, term, basis, origin } = draft;
    const from = asksOrigin && origin ? { source, origin } : { source };
    const input = { postId: post.postId, name: name.trim(), ...from, termMonths: Number(term) };
    const done = await run('post.appoint', second ? { ...input, basis: basis.trim() } : input);
    if (!done) return;
    onDone(done.post);
  };

  return (
    <>
      <Text className="quiet">{text.next}</Text>
      <Field initial={draft.name} most={NAME_MAX} placeholder={text.name} onChange={(name) => change({ name })} />
      <Text className="sheet-part">{text.from}</Text>
      <Choice options={options} chosen={source} onChoose={(chosen) => change({ source: chosen })} />
      {asksOrigin ? (
        <>
          <Text className="sheet-part">{text.origin}</Text>
          <Choice
            options={originOptions}
            chosen={draft.origin ?? null}
            onChoose={(chosen) => change({ origin: chosen })}
          />
        </>
      ) : null}
      <Text className="sheet-part">{text.term}</Text>
      <Segments options={terms} chosen={draft.term} onChoose={(term) => change({ term })} />
      <Toggle label={text.second} note={text.secondNote} on={second} onChange={setSecond} />
      {second ? (
        <Field
          initial={draft.basis}
          most={BASIS_MAX}
          placeholder={text.basis}
          onChange={(basis) => change({ basis })}
        />
      ) : null}
      {why ? <Notice>{why.sentence}</Notice> : null}
      <View className="sheet-foot">
        <Button busy={busy !== null} off={missing() !== ''} onPress={() => void appoint()}>
          {missing() || text.button}
        </Button>
      </View>
    </>
  );
};
