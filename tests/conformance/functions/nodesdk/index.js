const tcb = require('@cloudbase/node-sdk');

/** The same cloud through @cloudbase/node-sdk, which reads its surroundings from the context. */
exports.main = async ({ id, returning }, context) => {
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, context });
  const db = app.database();
  if (returning) return db.collection('things').where({ _id: id }).updateAndReturn({ from: 'node-sdk' });
  await db.collection('things').add({ _id: id, from: 'node-sdk' });
  const { data } = await db.collection('things').where({ _id: id }).get();
  const { result } = await app.callFunction({ name: 'echo', data: { id } });
  const { fileID } = await app.uploadFile({ cloudPath: `${id}.txt`, fileContent: Buffer.from(id) });
  const { fileContent } = await app.downloadFile({ fileID });
  return { data, echoed: result.openid, file: fileContent.toString(), parsed: tcb.parseContext(context).functionName };
};
