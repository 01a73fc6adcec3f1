import { actions, isChanging, type ActionName, type ChangingAction } from '../../domain/contract';
import { fileId } from '../../domain/kernel/schemas';

/** What we read of a valibot schema. */
type Schema = {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly (Schema | string)[];
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly pipe?: readonly Schema[];
};

type Path = readonly string[];

/** Where in an input a photo may stand: `[]` for any element of a list. */
const pathsIn = (schema: Schema, path: Path = []): Path[] => {
  if ((schema as unknown) === fileId) return [path];
  return [
    ...Object.entries(schema.entries ?? {}).flatMap(([key, inner]) => pathsIn(inner, [...path, key])),
    ...(schema.options ?? []).flatMap((one) => (typeof one === 'string' ? [] : pathsIn(one, path))),
    ...(schema.item ? pathsIn(schema.item, [...path, '[]']) : []),
    ...(schema.wrapped ? pathsIn(schema.wrapped, path) : []),
    ...(schema.entries || schema.item ? [] : (schema.pipe ?? []).slice(0, 1)).flatMap((inner) => pathsIn(inner, path)),
  ];
};

export type PhotoField = { readonly action: ChangingAction; readonly path: Path };

const isOfPhotos = (action: ActionName): action is ChangingAction => isChanging(action);

/** Every field of every action that may name a photo, read from the contract: a new one is in it by itself. */
export const photoFields: readonly PhotoField[] = (Object.keys(actions) as ActionName[])
  .filter(isOfPhotos)
  .flatMap((action) => {
    const found = pathsIn(actions[action].input as unknown as Schema).map((path) => path.join('.'));
    return [...new Set(found)].map((path) => ({ action, path: path.split('.') }));
  });

/** The input with a photo put where the path leads. */
export const withPhoto = (input: unknown, [key, ...rest]: Path, photo: string): unknown => {
  if (key === undefined) return photo;
  if (key === '[]') return [withPhoto(undefined, rest, photo)];
  const given = (input ?? {}) as Readonly<Record<string, unknown>>;
  return { ...given, [key]: withPhoto(given[key], rest, photo) };
};
