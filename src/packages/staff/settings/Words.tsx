import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { countLetters } from '../../../../domain/kernel/letters';
import { categories, categoryKeys, type CategoryKey } from '../../../../domain/requests/categories';
import type { SettingEntries } from '../../../../domain/settings/contract';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Row } from '../../../ui/Row';
import { Sheet } from '../../../ui/Sheet';
import { keywordsOf, withKeywords, wordsIn } from './entries';

const text = {
  complex: '难事的词',
  complexNote: '话里有这些词，按难事细办',
  guess: '像哪一类',
  next: '用空格或换行隔开，一个词最多 10 个字。话里有哪类的词多，就猜是哪类。',
  words: '比如：路灯 灯不亮 照明',
  done: '就这些词',
  tooMany: '最多 60 个词，每个最多 10 个字',
};
const MOST = { words: 60, letters: 10, typed: 500 };

type AskProps = { words: readonly string[]; onDone: (words: string[]) => void };

const Ask = ({ words, onDone }: AskProps) => {
  const [typed, setTyped] = useState(words.join(' '));
  const found = wordsIn(typed);
  const fits = found.length <= MOST.words && found.every((word) => countLetters(word) <= MOST.letters);
  return (
    <>
      <Text className="quiet">{text.next}</Text>
      <Field kind="long" initial={typed} most={MOST.typed} placeholder={text.words} onChange={setTyped} />
      <View className="sheet-foot">
        <Button off={!fits} onPress={() => onDone(found)}>
          {fits ? text.done : text.tooMany}
        </Button>
      </View>
    </>
  );
};

type WordsProps = { entries: SettingEntries; change: (part: Partial<SettingEntries>) => void };

/** The words a matter's kind is guessed by, and those that make it a hard one. */
export const Words = ({ entries, change }: WordsProps) => {
  const [asked, setAsked] = useState<CategoryKey | 'complex' | null>(null);
  const guessed = categoryKeys.filter((key) => key !== 'other');
  const done = (words: string[]) => {
    setAsked(null);
    if (asked === 'complex') change({ complexWords: words });
    else if (asked) change(withKeywords(entries, asked, words));
  };
  const titleOf = (key: CategoryKey | 'complex') => (key === 'complex' ? text.complex : categories[key].name);
  return (
    <>
      <Card title={text.complex}>
        <Row title={entries.complexWords.join('、')} note={text.complexNote} onPress={() => setAsked('complex')} />
      </Card>
      <Card title={text.guess}>
        {guessed.map((key) => (
          <Row
            key={key}
            title={categories[key].name}
            note={keywordsOf(entries, key).join('、')}
            onPress={() => setAsked(key)}
          />
        ))}
      </Card>
      <Sheet title={asked ? titleOf(asked) : ''} open={asked !== null} onClose={() => setAsked(null)}>
        {asked ? (
          <Ask
            key={asked}
            words={asked === 'complex' ? entries.complexWords : keywordsOf(entries, asked)}
            onDone={done}
          />
        ) : null}
      </Sheet>
    </>
  );
};
