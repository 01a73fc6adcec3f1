const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

const named = (path) => path.split('.').reduce((api, part) => api[part], cloud.openapi);

/** Makes one openapi call, or opens CloudIDs, and answers what the SDK made of the reply. */
exports.main = async ({ api, params, cloudIDs }) => {
  try {
    if (cloudIDs) return await cloud.getOpenData({ list: cloudIDs });
    const { buffer, ...answer } = await named(api)(params);
    return buffer ? { ...answer, base64: Buffer.from(buffer).toString('base64') } : answer;
  } catch ({ errCode, errMsg }) {
    return { errCode, errMsg };
  }
};
