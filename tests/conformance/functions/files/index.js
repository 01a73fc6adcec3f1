const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** A file's whole life through the SDK. */
exports.main = async ({ cloudPath, text }) => {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(text) });
  const { fileContent } = await cloud.downloadFile({ fileID });
  const { fileList: links } = await cloud.getTempFileURL({ fileList: [fileID, 'cloud://local-x.local/nowhere.txt'] });
  const { fileList: deleted } = await cloud.deleteFile({ fileList: [fileID, 'cloud://local-x.local/nowhere.txt'] });
  const gone = await cloud.downloadFile({ fileID }).catch(({ errCode }) => errCode);
  return { fileID, downloaded: fileContent.toString(), links, deleted, gone };
};
