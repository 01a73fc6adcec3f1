const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();

/** Writes one document per id, one after the other, and answers which of them the cloud acknowledged. */
exports.main = async ({ ids }) => {
  const { OPENID } = cloud.getWXContext();
  const acknowledged = [];
  for (const id of ids) {
    try {
      await db.collection('things').add({ data: { _id: id, by: OPENID } });
      acknowledged.push(id);
    } catch (error) {
      acknowledged.push({ id, errCode: error.errCode, errMsg: error.errMsg });
    }
  }
  return acknowledged;
};
