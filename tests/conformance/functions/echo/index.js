const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });

/** Answers what it was asked and by whom; can also look after a counter so that a call leaves a trace. */
exports.main = async (event) => {
  const { WX_API_TOKEN, ...context } = cloud.getWXContext();
  return { event, openid: context.OPENID, context, leaked: WX_API_TOKEN };
};
