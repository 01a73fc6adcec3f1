import { useState } from 'react';
import { useScribe, type Scribe } from '../../api/voice';
import { TEXT_MAX } from '../../../domain/kernel/schemas';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import type { ReportDraft } from './draft';

const text = {
  words: '说说怎么了，比如：3 号楼东侧路灯三天不亮',
  speak: '说给我听',
  listening: '在听，说完按这里',
};

/** For whoever would rather say it than write it. */
const Speak = ({ scribe, onWords }: { scribe: Scribe; onWords: (words: string) => void }) => {
  const [listening, setListening] = useState(false);
  const listen = async () => {
    setListening(true);
    const heard = await scribe.listen();
    setListening(false);
    if (heard) onWords(heard);
  };
  return (
    <Button tone="quiet" icon="volume-o" onPress={() => (listening ? scribe.enough() : void listen())}>
      {listening ? text.listening : text.speak}
    </Button>
  );
};

type WordsProps = {
  initial: string;
  onChange: (decide: (draft: ReportDraft) => Partial<ReportDraft>) => void;
};

/** What is the matter, written or said. What is said goes behind what is written; the field is drawn anew to show it. */
export const Words = ({ initial, onChange }: WordsProps) => {
  const scribe = useScribe();
  const [said, setSaid] = useState(0);
  const add = (words: string) => {
    onChange(({ text: before }) => ({ text: `${before}${words}` }));
    setSaid((before) => before + 1);
  };
  return (
    <>
      <Field
        key={said}
        kind="long"
        initial={initial}
        most={TEXT_MAX}
        placeholder={text.words}
        onChange={(words) => onChange(() => ({ text: words }))}
      />
      {scribe ? <Speak scribe={scribe} onWords={add} /> : null}
    </>
  );
};
