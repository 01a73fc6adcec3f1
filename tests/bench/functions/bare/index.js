const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const things = cloud.database().collection('serviceRequests');

/** One call of the SDK and nothing else: what every action is held against. */
exports.main = async ({ insert, get }) => {
  if (insert) await things.add({ data: { _id: insert, version: 0 } });
  if (get) await things.doc(get).get();
  return { ok: true, value: null };
};
