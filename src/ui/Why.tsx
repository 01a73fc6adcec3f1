import { Text, View } from '@tarojs/components';
import { countLetters } from '../../domain/kernel/letters';
import { WORDS_MAX } from '../../domain/kernel/schemas';
import { Button } from './Button';
import { Field } from './Field';
import { Notice } from './Notice';

const text = { least: (least: number) => `写清楚，至少 ${least} 个字` };

type WhyProps = {
  words: string;
  onWords: (words: string) => void;
  placeholder: string;
  /** How many letters it takes, said before anybody presses; 0 when words are optional. */
  least: number;
  button: string;
  busy: boolean;
  /** What cannot be taken back looks like it. */
  danger?: boolean;
  /** Why it was not done the last time. */
  why?: { readonly sentence: string } | null;
  onSend: (reason: string) => void;
};

/** Why, in a few words, and the press that sends them: the one part that asks for a reason. */
export const Why = ({
  words,
  onWords,
  placeholder,
  least,
  button,
  busy,
  danger = false,
  why = null,
  onSend,
}: WhyProps) => {
  const short = countLetters(words.trim()) < least;
  return (
    <>
      <Field kind="long" initial={words} most={WORDS_MAX} placeholder={placeholder} onChange={onWords} />
      <View className="sheet-foot">
        {why ? <Notice>{why.sentence}</Notice> : null}
        {short ? <Text className="foot-hint">{text.least(least)}</Text> : null}
        <Button tone={danger ? 'danger' : 'main'} busy={busy} off={short} onPress={() => onSend(words.trim())}>
          {button}
        </Button>
      </View>
    </>
  );
};
