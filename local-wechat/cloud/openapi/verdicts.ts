import { refuse } from '../fault';

export type Suggestion = 'pass' | 'review' | 'risky';
/** With an `errcode` nothing is judged: WeChat cannot be asked just then. Without a keyword it is about every text. */
export type TextRule = { keyword?: string; suggest?: Suggestion; label?: number; errcode?: number };
/** `deliveries` 0 loses the later push, 2 repeats it; `delayMs` is clock time. */
export type MediaRule = { path?: string; suggest?: Suggestion; label?: number; delayMs?: number; deliveries?: number };
export type MessageRule = { openid?: string; templateId?: string; errcode: number };

/** What WeChat would say, on order: by keyword for texts, by cloud path for media, by person for messages. */
export type VerdictRules = { text: TextRule[]; media: MediaRule[]; messages: MessageRule[] };
export type Verdicts = ReturnType<typeof openVerdicts>;

const suggestions = ['pass', 'review', 'risky'];
const none: VerdictRules = { text: [], media: [], messages: [] };

const listOf = (given: unknown, name: string): Record<string, unknown>[] => {
  if (!Array.isArray(given) || given.some((rule) => typeof rule !== 'object' || rule === null))
    return refuse('INVALID_PARAM', `verdicts: "${name}" is a list of rules`);
  const rules = given as Record<string, unknown>[];
  if (rules.some(({ suggest }) => suggest !== undefined && !suggestions.includes(String(suggest))))
    return refuse('INVALID_PARAM', `verdicts: "suggest" is one of ${suggestions.join(', ')}`);
  return rules;
};

export const openVerdicts = () => {
  let rules = none;
  return {
    rules: () => rules,
    clear: () => void (rules = none),
    set: ({ text = rules.text, media = rules.media, messages = rules.messages }: Record<string, unknown>) => {
      if (listOf(text, 'text').some(({ keyword, errcode }) => !keyword && !Number.isInteger(errcode)))
        return refuse('INVALID_PARAM', 'verdicts: every text rule needs a "keyword" or a whole number "errcode"');
      if (listOf(messages, 'messages').some(({ errcode }) => !Number.isInteger(errcode)))
        return refuse('INVALID_PARAM', 'verdicts: every message rule needs a whole number "errcode"');
      listOf(media, 'media');
      rules = { text, media, messages } as VerdictRules;
    },
  };
};
