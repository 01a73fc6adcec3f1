import { CloudError } from '../fault';
import { decode, encode, oneOf, allOf } from '../protobuf';
import { Answer } from '../server';
import type { Journal, LiveCall } from '../calls';

const SVRKIT = 2;
/** What WeChat answers a function whose config.json does not list the call. */
const NOT_PERMITTED = -604101;

/** WeChat's own refusal: an errcode the SDK hands to the function as it is. */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }
}

export type Params = Record<string, unknown>;
/** JSON to answer with, or a picture. */
export type OpenApiCall = (
  params: Params,
  live: LiveCall | undefined,
) => Params | { contentType: string; bytes: Buffer };
export type OpenApi = { answer(body: Params, live: LiveCall | undefined): Answer };

type Parts = {
  calls: Record<string, OpenApiCall>;
  openData: (cloudIds: string[], openid: string | undefined) => Params[];
  journal: Journal;
};

const reply = (contentType: string, bytes: Buffer | string): Answer =>
  new Answer(
    encode([
      { id: 1, value: bytes },
      { id: 2, value: contentType },
      { id: 4, value: 200 },
    ]),
    { 'content-type': 'application/octet-stream' },
  );

const replyJson = (value: unknown): Answer => reply('application/json; charset=utf-8', JSON.stringify(value));

const paramsOf = (message: Buffer): Params => {
  const params: Params = Object.create(null) as Params;
  for (const pair of allOf(decode(message), 1)) {
    const fields = decode(pair);
    const value = oneOf(fields, 2);
    const contentType = oneOf(fields, 3).toString('utf8');
    try {
      params[oneOf(fields, 1).toString('utf8')] = contentType
        ? { contentType, value }
        : JSON.parse(value.toString('utf8'));
    } catch {
      throw new CloudError('INVALID_PARAM', 'an openapi parameter is not valid JSON');
    }
  }
  return params;
};

/** `wx.openApi`: one protobuf message in, one out. */
export const openOpenApi = ({ calls, openData, journal }: Parts): OpenApi => {
  const permitted = (api: string, live: LiveCall | undefined): boolean => {
    if (!live || live.openapi.includes(api)) return true;
    journal.log(live.call, 'warn', `config.json of ${live.call.function} does not permit openapi ${api}`);
    return false;
  };

  const answerOpenData = (message: Buffer, live: LiveCall | undefined): Answer => {
    const ids = allOf(decode(oneOf(decode(message), 2)), 2).map((id) => id.toString('utf8'));
    const items = openData(ids, live?.call.openid).map((item, index) =>
      encode([
        { id: 1, value: ids[index] ?? '' },
        { id: 2, value: JSON.stringify(item) },
      ]),
    );
    return reply('', encode(items.map((value) => ({ id: 1, value }))));
  };

  return {
    answer: (body, live) => {
      const api = String(body.apiName ?? '');
      if (!Buffer.isBuffer(body.requestData)) throw new CloudError('INVALID_PARAM', 'requestData is missing');
      const message = decode(body.requestData);
      const isSvrkit = message.some(({ id, value }) => id === 1 && value === SVRKIT);
      if (isSvrkit && api === 'ApiGetOpenDataByCloudId') return answerOpenData(oneOf(message, 4), live);
      const call = !isSvrkit && Object.hasOwn(calls, api) ? calls[api] : undefined;
      if (!call) throw new CloudError('INVALID_PARAM', `the local cloud does not support openapi.${api.slice(0, 80)}`);
      if (!permitted(api, live))
        return new Answer(encode([{ id: 3, value: NOT_PERMITTED }]), { 'content-type': 'application/octet-stream' });
      try {
        const answered = call(paramsOf(oneOf(message, 2)), live);
        return Buffer.isBuffer(answered.bytes)
          ? reply(String(answered.contentType), answered.bytes)
          : replyJson({ errcode: 0, errmsg: 'ok', ...answered });
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        return replyJson({ errcode: error.errcode, errmsg: error.message });
      }
    },
  };
};
