const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Calls itself until it is deep enough, then echo; answers who was seen on each level. */
exports.main = async ({ depth = 1, pauseMs = 0 }) => {
  const { OPENID, SOURCE } = cloud.getWXContext();
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  const name = depth > 1 ? 'nested' : 'echo';
  const { result } = await cloud.callFunction({ name, data: { depth: depth - 1, pauseMs } });
  return { openid: OPENID, source: SOURCE, inner: result };
};
