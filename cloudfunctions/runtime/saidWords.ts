/** The fields people write freely in, wherever they stand in an input. */
const free: ReadonlySet<string> = new Set([
  'text',
  'words',
  'reason',
  'report',
  'title',
  'steps',
  'spot',
  'name',
  'nickname',
  'basis',
  'promise',
  'hours',
  'pay',
  'per',
  'label',
  'bring',
  'receipt',
  'station',
]);

/** Everything somebody wrote in this call, as one text: it is checked before anybody else can read it. */
export const wordsSaid = (input: unknown, key = ''): string => {
  if (typeof input === 'string') return free.has(key) ? input : '';
  if (Array.isArray(input)) return joined(input.map((one) => wordsSaid(one, key)));
  if (typeof input !== 'object' || input === null) return '';
  return joined(Object.entries(input).map(([name, value]) => wordsSaid(value, name)));
};

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
