const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const things = cloud.database().collection('serviceRequests');

/** One call of the SDK and nothing else: what every action is held against. */
exports.main = async ({ insert, get, page }) => {
  if (insert) await things.add({ data: insert });
  if (get) await things.doc(get).get();
  if (page)
    await things.where({ reporterId: page }).orderBy('submittedAt', 'desc').orderBy('_id', 'asc').limit(21).get();
  return { ok: true, value: null };
};
