import type { ReactNode } from 'react';
import { Text } from '@tarojs/components';
import { Dots } from './Dots';
import { Pressable } from './Pressable';
import { Tag } from './Tag';

type LineProps = {
  title: string;
  /** Where it stands. */
  tag: string;
  tone?: 'main' | 'quiet';
  /** Until when; on a late line it is said with the tag, in red. */
  due?: string;
  late?: boolean;
  /** Whatever else there is to say; what is empty is left out. */
  facts: readonly (string | false | undefined)[];
  /** The four dots: how far it has come. */
  stages?: readonly { readonly label: string; readonly done: boolean }[];
  onPress: () => void;
  children?: ReactNode;
};

/** Wider than a space and kept by the browser: the facts stand apart without a node each. */
export const saidTogether = (facts: LineProps['facts']): string => facts.filter(Boolean).join('\u2003');

/**
 * One of many in a list: what, how far, until when, where. Red is for late and for nothing else.
 * Few nodes and short names on purpose: twenty of these cross to the view at once.
 */
export const Line = ({
  title,
  tag,
  tone = 'quiet',
  due,
  late = false,
  facts,
  stages,
  onPress,
  children,
}: LineProps) => (
  <Pressable className={late ? 'line-late' : 'line'} onPress={onPress}>
    <Text className="lt">{title}</Text>
    <Tag tone={late ? 'overdue' : tone}>{late && due ? `${tag} · ${due}` : tag}</Tag>
    <Text className="lf">{saidTogether(late ? facts : [due, ...facts])}</Text>
    {stages ? <Dots stages={stages} /> : null}
    {children}
  </Pressable>
);
