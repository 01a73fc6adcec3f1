import type { App } from './app';
import { WechatError, type OpenApiCall } from './openapi';
import type { Outbox } from './outbox';
import { isField, isTaken } from './values';
import type { Verdicts } from './verdicts';

/** A template as the console lists it: its fields, and the values a field of the kind enum may have. */
export type Template = {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly values?: Readonly<Record<string, readonly string[]>>;
};
export type Templates = Readonly<Record<string, Template>>;

const invalid = (key: string, what: string): never => {
  throw new WechatError(47003, `argument invalid! data.${key}${what}`);
};

const valueIn = (field: unknown): string => {
  const { value } = (field ?? {}) as { value?: unknown };
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Of several faults the first is named, as WeChat does. */
const checkData = (data: unknown, template: Template | undefined): void => {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new WechatError(47003, 'argument invalid! data is missing');
  const given = data as Record<string, unknown>;
  const asked = Object.keys(template?.fields ?? {});
  if (Object.keys(given).length === 0 && asked.length === 0) return invalid('', ' is empty');
  for (const key of asked) if (valueIn(given[key]) === '') return invalid(key, '.value is empty');
  for (const [key, field] of Object.entries(given)) {
    if (!isField(key)) return invalid(key, ' is not a template field');
    const value = valueIn(field);
    if (value === '') return invalid(key, '.value is empty');
    if (!isTaken(key, value, template?.values?.[key])) return invalid(key, '.value invalid');
  }
};

const checkPerson = (touser: unknown): string => {
  if (typeof touser !== 'string' || !/^[\w-]{1,64}$/.test(touser)) throw new WechatError(40003, 'invalid openid');
  return touser;
};

/** Left out it opens the published version; any other word is none WeChat knows. */
const states: readonly unknown[] = [undefined, 'developer', 'trial', 'formal'];

type Parts = {
  readonly outbox: Outbox;
  readonly verdicts: Verdicts;
  readonly app: App;
  readonly templates?: Templates;
};

/** Messages a person allowed; here they land in the outbox, where the desk shows them as WeChat would. */
export const subscribeCalls = ({ outbox, verdicts, app, templates }: Parts): Record<string, OpenApiCall> => {
  const templateOf = (id: unknown): { templateId: string; template: Template | undefined } => {
    if (typeof id !== 'string' || id === '' || (templates && !Object.hasOwn(templates, id)))
      throw new WechatError(40037, 'invalid template_id');
    return { templateId: id, template: templates?.[id] };
  };
  return {
    'subscribeMessage.send': ({ touser: given, template_id: id, page, data, ...more }) => {
      const touser = checkPerson(given);
      if (!states.includes(more['miniprogram_state'])) throw new WechatError(47003, 'miniprogram_state invalid');
      const { templateId, template } = templateOf(id);
      if (page !== undefined) app.checkPage(page);
      checkData(data, template);
      const refused = verdicts
        .rules()
        .messages.find((rule) => (rule.openid ?? touser) === touser && (rule.templateId ?? templateId) === templateId);
      const errcode = refused?.errcode ?? 0;
      const message = { templateId, page, data, ...more };
      const { seq } = outbox.add({
        ...{ api: 'subscribeMessage.send', openid: touser, ok: !refused },
        ...{ ...message, errcode },
      });
      if (refused) throw new WechatError(errcode, 'the message was refused, as the verdict rule asked');
      return { msgid: seq };
    },
  };
};
