import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { go, goBack } from '../routes';
import { Empty } from './Empty';
import { Notice } from './Notice';
import { Skeleton } from './Skeleton';

type Why = { readonly kind: 'refused' | 'unreached'; readonly code: string; readonly sentence: string };
type Asked<T> =
  | { readonly face: 'waiting' }
  | { readonly face: 'refused'; readonly why: Why }
  | { readonly face: 'ready'; readonly value: T; readonly stale?: Why };

type LoadedProps<T> = {
  of: Asked<T>;
  retry: () => unknown;
  children: (value: T) => ReactNode;
  /** How many cards the skeleton draws. */
  cards?: number;
  /** Where to turn after a refusal; without it, back to where the person came from. */
  wayOut?: { label: string; onPress: () => void };
};

/** Asking again helps where nobody answered or everybody was busy; what is not there stays so. */
const mayHelp = ({ kind, code }: Why): boolean => kind === 'unreached' || code === 'BUSY' || code === 'INTERNAL';

/** A link or a code that says what no screen understands: nobody here wrote it. */
const sentenceIn = ({ code, sentence }: Why): string => (code === 'BAD_INPUT' ? text.badLink : sentence);

const text = {
  again: '再试一次',
  back: '返回',
  home: '选我住的地方',
  badLink: '这个链接或者码打不开，请给你的人再发一次。',
};

/** Waiting, refused, ready: every screen wears the same three faces, drawn here once. */
export function Loaded<T>({ of, retry, children, cards = 2, wayOut }: LoadedProps<T>) {
  if (of.face === 'waiting') return <Skeleton cards={cards} retry={retry} />;
  if (of.face === 'refused') {
    const again = { label: text.again, onPress: () => void retry() };
    const back = { label: text.back, onPress: goBack };
    const home = { label: text.home, onPress: () => go('register') };
    const way = of.why.code === 'REGISTER_FIRST' ? home : (wayOut ?? back);
    return (
      <View className="card">
        <Empty
          icon={of.why.kind === 'unreached' ? 'warning-o' : 'info-o'}
          title={sentenceIn(of.why)}
          action={mayHelp(of.why) ? again : way}
        />
      </View>
    );
  }
  return (
    <>
      {of.stale ? (
        <Notice action={{ label: text.again, onPress: () => void retry() }}>{of.stale.sentence}</Notice>
      ) : null}
      {children(of.value)}
    </>
  );
}
