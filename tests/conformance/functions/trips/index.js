const cloud = require('wx-server-sdk');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();

/** Two look-ups side by side, then `sequential` more one after the other. */
exports.main = async ({ sequential }) => {
  await Promise.all([db.collection('things').get(), db.collection('things').count()]);
  for (let count = 0; count < sequential; count++) await db.collection('things').limit(1).get();
  return 'done';
};
