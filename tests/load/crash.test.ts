import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCloud } from '../support/cloud';
import { anOperationId, aTown, 居民 } from '../support/town';

const indexes = join(__dirname, '..', '..', 'dist', 'indexes.json');

test('kill -9 in the middle of submits loses nothing that was acknowledged, and doubles nothing', async () => {
  const data = mkdtempSync(join(tmpdir(), 'linli-'));
  const town = await aTown({ data });
  const acknowledged: string[] = [];
  const presses = Array.from({ length: 60 }, () => anOperationId());
  let killed: Promise<void> | undefined;
  const submits = presses.map(async (press, index) => {
    const { requestId } = await town.as(居民).does('request.submit', { text: `第${index}件事情`, photos: [] }, press);
    acknowledged.push(requestId);
    if (acknowledged.length === 20) killed = town.cloud.kill9();
  });
  await Promise.allSettled(submits);
  await killed;
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  expect(acknowledged.length).toBeLessThan(presses.length);

  const again = await aCloud({ data, indexes });
  const kept = (await again.documents('serviceRequests', 1000)).map(({ _id }) => String(_id));
  expect(kept).toEqual(expect.arrayContaining(acknowledged));
  expect(new Set(kept).size).toBe(kept.length);
  await again.stop();
});
