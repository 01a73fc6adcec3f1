import { useState } from 'react';
import { Text } from '@tarojs/components';
import type { OutputOf } from '../../../domain/contract';
import type { HolderRow } from '../../../domain/posts/contract';
import type { UnitKind, UnitRow } from '../../../domain/units/contract';
import { Choice } from '../../ui/Choice';
import { Segments } from '../../ui/Segments';

const text = { none: '这里还没有可以交给的。' };

const shelves = [
  { key: 'posts', label: '五长一员' },
  { key: 'teams', label: '队伍' },
  { key: 'departments', label: '部门' },
] as const;
type Shelf = (typeof shelves)[number]['key'];

const kindsOn: Readonly<Record<Exclude<Shelf, 'posts'>, readonly UnitKind[]>> = {
  teams: ['team', 'volunteers', 'organisation'],
  departments: ['department'],
};

/** Who works where the matter is, as request.triage gives it. */
export type Around = Pick<OutputOf<'request.triage'>, 'posts' | 'units'>;

const ofPost = ({ postId, post, name, place, unit }: HolderRow) => ({
  key: postId,
  label: `${post} ${name}`.trim(),
  note: unit || place,
});
const ofUnit = ({ unitId, name, kindLabel }: UnitRow) => ({ key: unitId, label: name, note: kindLabel });

const optionsOn = (shelf: Shelf, { posts, units }: Around) =>
  shelf === 'posts'
    ? posts.filter(({ me }) => !me).map(ofPost)
    : units.filter(({ kind }) => kindsOn[shelf].includes(kind)).map(ofUnit);

/** A post holder is chosen by their post, everybody else as a whole. */
export const targetOf = (chosen: string, { posts }: Around) =>
  posts.some(({ postId }) => postId === chosen) ? { postId: chosen } : { unitId: chosen };

type TargetsProps = { title: string; around: Around; chosen: string; onChoose: (chosen: string) => void };

/** One to give it to: somebody in post, a team, or a department. */
export const Targets = ({ title, around, chosen, onChoose }: TargetsProps) => {
  const holds = (shelf: Shelf) => optionsOn(shelf, around).some(({ key }) => key === chosen);
  const [shelf, setShelf] = useState<Shelf>(shelves.find(({ key }) => holds(key))?.key ?? 'posts');
  const options = optionsOn(shelf, around);
  return (
    <>
      <Text className="sheet-part">{title}</Text>
      <Segments options={shelves} chosen={shelf} onChoose={setShelf} />
      {options.length ? (
        <Choice options={options} chosen={chosen || null} onChoose={onChoose} />
      ) : (
        <Text className="quiet">{text.none}</Text>
      )}
    </>
  );
};
