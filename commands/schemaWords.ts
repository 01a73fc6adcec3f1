import type * as v from 'valibot';

type Node = {
  type: string;
  entries?: Record<string, Node>;
  options?: readonly (Node | string | number)[];
  item?: Node;
  wrapped?: Node;
  literal?: unknown;
  pipe?: readonly { kind: string; type: string; requirement?: unknown; limit?: unknown }[];
};

const limitWords: Record<string, (limit: string) => string> = {
  min_length: (limit) => `≥ ${limit}`,
  max_length: (limit) => `≤ ${limit}`,
  min_letters: (limit) => (limit === '0' ? '' : `≥ ${limit} letters`),
  max_letters: (limit) => `≤ ${limit} letters`,
  min_value: (limit) => `≥ ${limit}`,
  max_value: (limit) => `≤ ${limit}`,
  length: (limit) => `length ${limit}`,
  regex: (limit) => limit,
};

const limitsOf = (node: Node): string => {
  const limits = (node.pipe ?? []).flatMap(({ type, requirement, limit }) => {
    const words = limitWords[type]?.(String(limit ?? requirement));
    return words ? [words] : [];
  });
  return limits.length ? ` (${limits.join(', ')})` : '';
};

const optionWords = (option: Node | string | number): string =>
  typeof option === 'object' ? wordsOf(option) : JSON.stringify(option);

const entryWords = ([key, node]: [string, Node]): string =>
  node.type === 'optional' ? `${key}?: ${wordsOf(node.wrapped ?? node)}` : `${key}: ${wordsOf(node)}`;

const wordsOf = (node: Node): string => {
  switch (node.type) {
    case 'strict_object':
    case 'object':
      return `{ ${Object.entries(node.entries ?? {})
        .map(entryWords)
        .join('; ')} }`.replace('{  }', '{}');
    case 'union':
    case 'variant':
    case 'picklist':
      return (node.options ?? []).map(optionWords).join(' | ');
    case 'array':
      return `[${node.item ? wordsOf(node.item) : ''}]${limitsOf(node)}`;
    case 'optional':
      return `${wordsOf(node.wrapped ?? { type: 'unknown' })}?`;
    case 'nullable':
      return `${wordsOf(node.wrapped ?? { type: 'unknown' })} | null`;
    case 'literal':
      return JSON.stringify(node.literal);
    default:
      return `${node.type}${limitsOf(node)}`;
  }
};

/** The outermost object breathes: one line a field. */
const spread = (node: Node): string => {
  if (node.options && node.type !== 'picklist') {
    return node.options.map((option) => (typeof option === 'object' ? spread(option) : String(option))).join('\n| ');
  }
  const fields = Object.entries(node.entries ?? {});
  return fields.length ? `{\n${fields.map((field) => `  ${entryWords(field)};`).join('\n')}\n}` : wordsOf(node);
};

/** A valibot schema in the words of a type, with its limits. */
export const schemaWords = (schema: v.GenericSchema): string => spread(schema as unknown as Node);
