const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Writes down everything that called it: timers and WeChat's own pushes. */
exports.main = async (event) => {
  const { OPENID, SOURCE } = cloud.getWXContext();
  await cloud
    .database()
    .collection('rings')
    .add({ data: { event, openid: OPENID ?? null, source: SOURCE, at: new Date().toISOString() } });
};
