/** A field of a document, or a field and what of its inside is shown: the rest is about other people. */
type Shown<D> = (keyof D & string) | readonly [field: keyof D & string, inside: readonly string[]];

/** The made-up id that takes somebody's place, and when. */
type Gone = { readonly as: string; readonly now: Date };

/** Who somebody is to a document: how theirs are found, what of it is theirs, and what it leaves when they go. */
export type Role<D> = {
  readonly as: string;
  /** The field that holds them, alone or among others. The first of an index, so that theirs are found. */
  readonly by: keyof D & string;
  /** The document is named after them, by this word and their id together, rather than holding their id. */
  readonly named?: 'seeker';
  readonly shows: readonly Shown<D>[];
  /** What the fields that were theirs become. `nothing`: the whole document goes with them. */
  readonly leaves: 'nothing' | ((doc: D, gone: Gone) => Partial<D>);
};

/** Where a document speaks of several people: a list with a line for each, or one line on its own. */
export type Line<D> = {
  readonly of: keyof D & string;
  readonly by: string;
  readonly shows: readonly string[];
  /** What of the line becomes what. `nothing`: the line goes with them. */
  readonly leaves: 'nothing' | Readonly<Record<string, unknown>>;
};

/** How a collection speaks of people. Wherever else an id stands, a made-up one takes its place when they go. */
export type Subject<D> = {
  readonly roles: readonly Role<D>[];
  readonly lines?: readonly Line<D>[];
  /** Theirs are looked for among the documents of where they live: this field holds the community. */
  readonly nearby?: keyof D & string;
  /** What they did in a post, for others: the record of an office, which names them and is not theirs to take along. */
  readonly acts?: string;
};

/** Speaks of nobody. */
export const nobody = { roles: [] };
/** What stands where a name stood. */
export const GONE = '已注销';
/** What is somebody's own of a look at their number: who by their post, when and why. */
export const seen = ['who', 'at', 'reason'];

/** Somebody, and the documents named after them. */
export type Somebody = { readonly id: string; readonly names: Readonly<Record<'seeker', string>> };

type Fields = Readonly<Record<string, unknown>>;

export const keyOf = <D>({ named }: Role<D>, who: Somebody): string => (named ? who.names[named] : who.id);

const holds = (value: unknown, key: string): boolean =>
  Array.isArray(value) ? value.includes(key) : key !== '' && value === key;

const isRole = <D extends object>(doc: D, role: Role<D>, who: Somebody): boolean =>
  holds((doc as Fields)[role.by], keyOf(role, who));

const picked = (value: unknown, inside: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((one) => picked(one, inside));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => inside.includes(key)));
};

const linesOf = (value: unknown, by: string, id: string): unknown[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one) => (one as Fields | null)?.[by] === id);

/** What of a document is somebody's own; null when nothing is. */
export const theirsIn = <D extends object>(doc: D, subject: Subject<D>, who: Somebody): Fields | null => {
  const fields = doc as Fields;
  const whole = subject.roles
    .filter((role) => isRole(doc, role, who))
    .flatMap(({ shows }) => shows)
    .map((shown): [string, unknown] =>
      typeof shown === 'string' ? [shown, fields[shown]] : [shown[0], picked(fields[shown[0]], shown[1])],
    );
  const lines = (subject.lines ?? [])
    .map(({ of, by, shows }): [string, unknown[]] => [
      of,
      linesOf(fields[of], by, who.id).map((one) => picked(one, shows)),
    ])
    .filter(([, said]) => said.length > 0);
  return whole.length + lines.length > 0 ? Object.fromEntries([...whole, ...lines]) : null;
};

/** Where an id ends: ids are letters, digits, dashes and underscores, and one must not be mistaken for the head of another. */
const standing = (id: string): RegExp =>
  new RegExp(`${id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![0-9A-Za-z_-])`, 'g');

/** The same value with another name wherever somebody's stood, also inside longer ids; untouched when it stood nowhere. */
export const renamed = <T>(value: T, id: string, as: string): T => {
  const pattern = standing(id);
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.includes(id) ? inner.replace(pattern, as) : inner;
    if (typeof inner !== 'object' || inner === null) return inner;
    if (Array.isArray(inner)) {
      const next = inner.map(walk);
      return next.some((one, at) => one !== inner[at]) ? next : inner;
    }
    const before = Object.entries(inner);
    const next = before.map(([key, one]): [string, unknown] => [key, walk(one)]);
    return next.some(([, one], at) => one !== before[at]?.[1]) ? Object.fromEntries(next) : inner;
  };
  return walk(value) as T;
};

const withoutLines = <D extends object>(doc: D, lines: readonly Line<D>[], id: string): D =>
  lines.reduce((left, { of, by, leaves }) => {
    const value = (left as Fields)[of];
    if (linesOf(value, by, id).length === 0) return left;
    const after = (one: unknown): unknown[] => {
      if ((one as Fields | null)?.[by] !== id) return [one];
      return leaves === 'nothing' ? [] : [{ ...(one as object), ...leaves }];
    };
    const all = Array.isArray(value) ? value.flatMap(after) : (after(value)[0] ?? null);
    return { ...left, [of]: all };
  }, doc);

/** The document once somebody is gone from it: null when it goes with them, the very same when they were not in it. */
export const without = <D extends object>(doc: D, subject: Subject<D>, who: Somebody, gone: Gone): D | null => {
  const roles = subject.roles.filter((role) => isRole(doc, role, who));
  if (roles.some(({ leaves }) => leaves === 'nothing')) return null;
  const emptied = roles.reduce(
    (left, { leaves }) => (leaves === 'nothing' ? left : { ...left, ...leaves(left, gone) }),
    withoutLines(doc, subject.lines ?? [], who.id),
  );
  return renamed(emptied, who.id, gone.as);
};

/** Everybody a document holds in a role or a line: who is taken out of it when its time is over. */
export const peopleIn = <D extends object>(doc: D, subject: Subject<D>): string[] => {
  const fields = doc as Fields;
  const inRoles = subject.roles.filter(({ named }) => !named).flatMap(({ by }) => fields[by]);
  const inLines = (subject.lines ?? []).flatMap(({ of, by }) =>
    (Array.isArray(fields[of]) ? (fields[of] as unknown[]) : [fields[of]]).map((one) => (one as Fields | null)?.[by]),
  );
  return [...new Set([...inRoles, ...inLines])].filter((id): id is string => typeof id === 'string' && id !== '');
};

/** Files a document names. */
export const filesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.startsWith('cloud://') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
};
