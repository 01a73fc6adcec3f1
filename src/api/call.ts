import Taro from '@tarojs/taro';
import { functionOf, isChanging, type ActionName, type InputOf, type OutputOf } from '../../domain/contract';
import { faults, sentenceOf, type FaultCode } from '../../domain/faults';
import type { FaultDetail } from '../../domain/kernel/fault';
import { heard } from './clock';

/** Why something was not done, in a sentence to read. `unreached`: nobody answered, so it may be asked again. */
export type NotDone = {
  readonly kind: 'refused' | 'unreached';
  readonly code: FaultCode | 'UNREACHED';
  readonly sentence: string;
  readonly detail?: FaultDetail;
};

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: NotDone };

/** What the cloud function says, before we trust it (cloudfunctions/runtime/serve). */
type Wire<T> = ({ ok: true; value: T } | { ok: false; code: FaultCode; detail?: FaultDetail }) & { at?: string };

const unreached = (action: ActionName): NotDone => ({
  kind: 'unreached',
  code: 'UNREACHED',
  sentence: isChanging(action) ? '网络没有连上，写的都还在，连上后再试一次。' : '网络没有连上，连上后会再试一次。',
});

/** Asking the same again may well be answered: nobody was reached, or everybody was busy. */
export const mayAskAgain = (why: NotDone): boolean =>
  why.kind === 'unreached' || why.code === 'BUSY' || why.code === 'INTERNAL';

let asked = false;
/** Whether anything was asked since the app was started. */
export const hasAsked = (): boolean => asked;

/** The one door to the cloud. Never throws: a screen always gets something it can show. */
export const call = async <A extends ActionName>(
  action: A,
  input: InputOf<A>,
  operationId?: string,
): Promise<Answer<OutputOf<A>>> => {
  asked = true;
  try {
    const { result } = await Taro.cloud.callFunction({
      name: functionOf(action),
      data: operationId ? { action, operationId, input } : { action, input },
    });
    const wire = result as unknown as Wire<OutputOf<A>>;
    heard(wire.at);
    if (wire.ok) return wire;
    const sentence = sentenceOf(wire.code in faults ? wire.code : 'INTERNAL', wire.detail, action);
    return {
      ok: false,
      why: { kind: 'refused', code: wire.code, sentence, ...(wire.detail && { detail: wire.detail }) },
    };
  } catch {
    return { ok: false, why: unreached(action) };
  }
};
