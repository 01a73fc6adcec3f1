import type exparser from 'miniprogram-exparser';
import { nodeOf } from './events';
import type { PageView, Phone } from './phone';
import { makeIntersectionObserver, makeSelectorQuery } from './query';

type Options = { success?: (answer: object) => void; complete?: (answer: object) => void } & Record<string, unknown>;

const settled = (name: string, { success, complete }: Options): Promise<object> => {
  const answer = { errMsg: `${name}:ok` };
  success?.(answer);
  complete?.(answer);
  return Promise.resolve(answer);
};

/** The part of `wx` that is about the view and so belongs to the runtime. */
export const runtimeApis = (phone: Phone): Record<string, unknown> => {
  const root = () => (phone.pages.current() as (PageView & { node?: exparser.Component }) | undefined)?.node;
  return {
    createSelectorQuery: () => makeSelectorQuery(root()),
    createIntersectionObserver: (component: unknown, options?: Record<string, unknown>) =>
      makeIntersectionObserver((nodeOf(component) as exparser.Component | undefined) ?? root(), options),
    nextTick: (react: () => void) => queueMicrotask(react),
    pageScrollTo: (options: Options = {}) => {
      phone.pages.current()?.scrollTo(Number(options.scrollTop) || 0, Number(options.duration ?? 300));
      return settled('pageScrollTo', options);
    },
    startPullDownRefresh: (options: Options = {}) => {
      phone.pages.startPullDown();
      return settled('startPullDownRefresh', options);
    },
    stopPullDownRefresh: (options: Options = {}) => {
      phone.pages.stopPullDown();
      return settled('stopPullDownRefresh', options);
    },
  };
};
