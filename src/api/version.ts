import Taro from '@tarojs/taro';
import { isOlder } from './baseLibrary';

const text = {
  old: { title: '微信该更新了', content: '你的微信版本有点老，拍照、定位可能打不开。更新微信后就好了。' },
  ready: { title: '有新版本了', content: '写了一半的都存着，重新打开就是新的。', now: '现在打开', later: '等会儿' },
};

/** An old WeChat is told so once; a new version of ours takes over when the person says so, not in mid-sentence. */
export const watchVersion = (): void => {
  const { SDKVersion } = Taro.getSystemInfoSync();
  if (SDKVersion && isOlder(SDKVersion)) void Taro.showModal({ ...text.old, showCancel: false });
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    const { title, content, now, later } = text.ready;
    void Taro.showModal({ title, content, confirmText: now, cancelText: later }).then(({ confirm }) => {
      if (confirm) manager.applyUpdate();
    });
  });
};
