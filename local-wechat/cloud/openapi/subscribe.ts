import { WechatError, type OpenApiCall } from './openapi';
import type { Outbox } from './outbox';
import type { Verdicts } from './verdicts';

/** What each kind of template field may hold, as WeChat checks it. */
const fieldRules: Record<string, RegExp> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^.{1,40}$/u,
  date: /^.{1,40}$/u,
  amount: /^.{1,20}$/u,
  phone_number: /^[\d+\- ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^.{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

const checkData = (data: unknown): void => {
  if (typeof data !== 'object' || data === null) throw new WechatError(47003, 'argument invalid! data is missing');
  for (const [key, field] of Object.entries(data)) {
    const rule = fieldRules[key.replace(/\d+$/, '')];
    const { value } = (field ?? {}) as { value?: unknown };
    if (!rule) throw new WechatError(47003, `argument invalid! data.${key} is not a template field`);
    if (!rule.test(String(value ?? ''))) throw new WechatError(47003, `argument invalid! data.${key}.value invalid`);
  }
};

/** Messages a person allowed; here they land in the outbox, where the desk shows them as WeChat would. */
export const subscribeCalls = (outbox: Outbox, verdicts: Verdicts): Record<string, OpenApiCall> => ({
  'subscribeMessage.send': ({ touser, template_id: templateId, page, data, ...more }) => {
    const api = 'subscribeMessage.send';
    if (typeof touser !== 'string' || touser === '') throw new WechatError(40003, 'invalid openid');
    if (typeof templateId !== 'string' || templateId === '') throw new WechatError(40037, 'invalid template_id');
    checkData(data);
    const refused = verdicts
      .rules()
      .messages.find((rule) => (rule.openid ?? touser) === touser && (rule.templateId ?? templateId) === templateId);
    const { seq } = outbox.add({
      api,
      openid: touser,
      ok: !refused,
      templateId,
      page,
      data,
      ...more,
      errcode: refused?.errcode ?? 0,
    });
    if (refused) throw new WechatError(refused.errcode, 'the message was refused, as the verdict rule asked');
    return { msgid: seq };
  },
});
