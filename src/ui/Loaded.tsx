import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { goBack } from '../routes';
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

/** Waiting, refused, ready: every screen wears the same three faces, drawn here once. */
export function Loaded<T>({ of, retry, children, cards = 2, wayOut }: LoadedProps<T>) {
  if (of.face === 'waiting') return <Skeleton cards={cards} />;
  if (of.face === 'refused') {
    const again = { label: '再试一次', onPress: () => void retry() };
    const back = { label: '返回', onPress: goBack };
    return (
      <View className="card">
        <Empty
          icon={of.why.kind === 'unreached' ? 'warning-o' : 'info-o'}
          title={of.why.sentence}
          action={mayHelp(of.why) ? again : (wayOut ?? back)}
        />
      </View>
    );
  }
  return (
    <>
      {of.stale ? (
        <Notice action={{ label: '再试一次', onPress: () => void retry() }}>{of.stale.sentence}</Notice>
      ) : null}
      {children(of.value)}
    </>
  );
}
