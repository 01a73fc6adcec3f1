import { randomUUID } from 'node:crypto';
import type { People } from '../people';
import type { Pushes } from '../pushes';
import { APP_ID } from '../functions/host';
import { WechatError, type OpenApiCall, type Params } from './openapi';
import type { Outbox } from './outbox';
import type { Suggestion, Verdicts } from './verdicts';

const TEXT_CHARACTERS = 2_500;
const VISIT_MS = 2 * 3_600_000;
const PUSH_DELAY_MS = 3_000;
const LABEL_NORMAL = 100;
const LABEL_OTHER = 21_000;
const scenes = [1, 2, 3, 4];
const severity: Record<Suggestion, number> = { pass: 0, review: 1, risky: 2 };

type Parts = {
  verdicts: Verdicts;
  outbox: Outbox;
  people: People;
  pushes: Pushes;
  now: () => number;
  pathOfLink: (url: string) => string;
};
type Verdict = { suggest: Suggestion; label: number };

const verdictOf = (suggest: Suggestion = 'pass', label?: number): Verdict => ({
  suggest,
  label: label ?? (suggest === 'pass' ? LABEL_NORMAL : LABEL_OTHER),
});

const detailOf = (verdict: Verdict): Params[] => [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }];

/** The person must be known, and must have used the mini-program within two hours. */
const checkPerson = ({ people, now }: Parts, { openid, scene }: Params): string => {
  if (typeof openid !== 'string' || openid === '') throw new WechatError(40003, 'invalid openid');
  if (!scenes.includes(Number(scene))) throw new WechatError(40129, 'invalid scene');
  const visit = people.lastVisit(openid);
  if (visit === undefined || now() - visit > VISIT_MS)
    throw new WechatError(61010, 'code is expired: the user has not visited the mini-program within two hours');
  return openid;
};

const msgSecCheck =
  (parts: Parts): OpenApiCall =>
  (params) => {
    const { verdicts, outbox } = parts;
    const content = ['title', 'nickname', 'content', 'signature'].map((key) => String(params[key] ?? '')).join('\n');
    if (typeof params.content !== 'string') throw new WechatError(44004, 'empty content');
    if ([...params.content].length > TEXT_CHARACTERS) throw new WechatError(45002, 'content size out of limit');
    const rules = verdicts.rules().text.filter(({ keyword = '' }) => content.includes(keyword));
    const failure = rules.find(({ errcode }) => errcode !== undefined);
    if (failure?.errcode !== undefined) throw new WechatError(failure.errcode, 'system error');
    const worst = rules.sort((a, b) => severity[b.suggest ?? 'pass'] - severity[a.suggest ?? 'pass'])[0];
    const verdict = verdictOf(worst?.suggest, worst?.label);
    const api = 'security.msgSecCheck';
    if (Number(params.version) !== 2)
      throw new WechatError(40097, 'invalid args: the local cloud knows version 2 only');
    const openid = checkPerson(parts, params);
    const traceId = randomUUID();
    outbox.add({ api, openid, ok: true, version: 2, suggest: verdict.suggest, traceId });
    return { detail: detailOf(verdict), trace_id: traceId, result: verdict };
  };

const mediaCheckAsync =
  (parts: Parts): OpenApiCall =>
  (params) => {
    const { verdicts, outbox, pushes, pathOfLink, now } = parts;
    const openid = checkPerson(parts, params);
    if (typeof params.media_url !== 'string' || !/^https?:\/\//.test(params.media_url))
      throw new WechatError(40097, 'invalid args: media_url');
    if (![1, 2].includes(Number(params.media_type))) throw new WechatError(40097, 'invalid args: media_type');
    const path = pathOfLink(params.media_url);
    const rule = verdicts.rules().media.find((one) => one.path === undefined || path.includes(one.path));
    const verdict = verdictOf(rule?.suggest, rule?.label);
    const traceId = randomUUID();
    outbox.add({ api: 'security.mediaCheckAsync', openid, ok: true, path, suggest: verdict.suggest, traceId });
    const event = {
      ToUserName: 'gh_local',
      FromUserName: 'o-wechat',
      CreateTime: Math.floor(now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: APP_ID,
      trace_id: traceId,
      version: 2,
      detail: detailOf(verdict),
      errcode: 0,
      errmsg: 'ok',
      result: verdict,
    };
    pushes.later(event, { delayMs: rule?.delayMs ?? PUSH_DELAY_MS, deliveries: rule?.deliveries ?? 1 });
    return { trace_id: traceId };
  };

export const securityCalls = (parts: Parts): Record<string, OpenApiCall> => ({
  'security.msgSecCheck': msgSecCheck(parts),
  'security.mediaCheckAsync': mediaCheckAsync(parts),
});
