import Taro from '@tarojs/taro';
import { framesOf, kindOf } from './frames';

/** What breaks on a phone is written to WeChat's realtime log (开发管理 - 运维中心 - 实时日志), with the page it broke on. */
export const logFaults = (): void => {
  const log = Taro.getRealtimeLogManager();
  const tell = (stack: string): void => {
    const page = Taro.getCurrentPages().at(-1)?.route ?? '';
    log.error({ kind: kindOf(stack), page, frames: framesOf(stack) });
  };
  Taro.onError((error) => tell(typeof error === 'string' ? error : String((error as Error).stack)));
  Taro.onUnhandledRejection(({ reason }) => {
    const { stack } = (reason ?? {}) as { stack?: string };
    tell(stack ?? '');
  });
};
