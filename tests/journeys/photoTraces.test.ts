import { townForTests } from '../support/moveIsKept';
import { 居民 } from '../support/town';

const town = townForTests();
const PHOTO = 'cloud://local-x.local/photos/traced.jpg';
const MARK = 'GPS 39.9042N';

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
const traced = Buffer.concat([
  ...[Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.from(`Exif\0\0${MARK}`)), segment(0xe0, Buffer.from('JFIF\0'))],
  ...[segment(0xda, Buffer.alloc(10)), Buffer.from([1, 2, 3, 0xff, 0xd9])],
]);

test('照片里的拍摄地点在审核之前就去掉，给谁看都没有', async () => {
  const { url } = town().cloud;
  await town().cloud.load({ files: { 'photos/traced.jpg': traced.toString('base64') } });
  const content = async (): Promise<string> => {
    const asked = { action: 'storage.batchGetDownloadUrl', envName: 'local-x', file_list: [PHOTO] };
    const { data } = (await town().cloud.post('/admin?env=local-x', asked)) as {
      data: { download_list: { download_url?: string; tempFileURL?: string }[] };
    };
    const link = data.download_list[0]?.download_url ?? data.download_list[0]?.tempFileURL ?? '';
    return Buffer.from(await (await fetch(link.startsWith('http') ? link : `${url}${link}`)).arrayBuffer()).toString(
      'latin1',
    );
  };
  expect(await content()).toContain(MARK);
  await town()
    .as(居民)
    .does('request.submit', { text: '路灯不亮好几天了', photos: [PHOTO] });
  await town().tick();
  const after = await content();
  expect(after).not.toContain(MARK);
  expect(after).toContain('JFIF');
});
