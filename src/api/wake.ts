import Taro from '@tarojs/taro';

/** Put in by the build (config/index.ts). */
declare const CLOUD_ENVS: { readonly release: string; readonly trial: string };

/** Once, before anything is asked: a published version asks the environment that counts, every other the one to try. */
export const wakeCloud = (): void => {
  const { envVersion } = Taro.getAccountInfoSync().miniProgram;
  Taro.cloud.init({ env: envVersion === 'release' ? CLOUD_ENVS.release : CLOUD_ENVS.trial, traceUser: true });
};
