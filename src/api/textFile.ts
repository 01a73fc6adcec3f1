import Taro from '@tarojs/taro';

const MARK = '\uFEFF';

/** Writes a text on this phone and offers it to be sent to a chat, one's own for instance. False when that did not work. */
export const saveText = async (name: string, text: string): Promise<boolean> => {
  try {
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
    // The mark in front tells every reader that it is Unicode; a table brings its own.
    Taro.getFileSystemManager().writeFileSync(filePath, text.startsWith(MARK) ? text : MARK + text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    return false;
  }
};
