import { functionOf } from '../../domain/contract';
import { townForTests } from '../support/moveIsKept';
import { photoFields, withPhoto } from '../support/photoFields';
import { scenes } from '../support/scenes/scenes';
import { anOperationId, 居民 } from '../support/town';

const town = townForTests();
const MARK = 'GPS 39.9042N';

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
const traced = Buffer.concat([
  ...[Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.from(`Exif\0\0${MARK}`)), segment(0xe0, Buffer.from('JFIF\0'))],
  ...[segment(0xda, Buffer.alloc(10)), Buffer.from([1, 2, 3, 0xff, 0xd9])],
]);

const idOf = (path: string): string => `cloud://local-x.local/${path}`;
const uploaded = async (path: string, bytes: Buffer): Promise<string> => {
  await town().cloud.load({ files: { [path]: bytes.toString('base64') } });
  return idOf(path);
};

/** The file as whoever has its id gets it. */
const content = async (fileId: string): Promise<string> => {
  const asked = { action: 'storage.batchGetDownloadUrl', envName: 'local-x', file_list: [fileId] };
  const { data } = (await town().cloud.post('/admin?env=local-x', asked)) as {
    data: { download_list: { download_url?: string; tempFileURL?: string }[] };
  };
  const link = data.download_list[0]?.download_url ?? data.download_list[0]?.tempFileURL ?? '';
  const { url } = town().cloud;
  return Buffer.from(await (await fetch(link.startsWith('http') ? link : `${url}${link}`)).arrayBuffer()).toString(
    'latin1',
  );
};

/** Pictures that are there already and were cleaned when they came: named again, nothing is uploaded. */
const naming: readonly string[] = ['request.judge fileId', 'request.publish photos.[]', 'wish.judge fileId'];
const named = photoFields.map(({ action, path }) => ({ field: `${action} ${path.join('.')}`, action, path }));

test('每一个能放照片的地方都在下面', () => {
  expect(named.map(({ field }) => field)).toEqual(expect.arrayContaining([...naming]));
  expect(named.length).toBeGreaterThan(naming.length + 10);
});

test.each(named.filter(({ field }) => !naming.includes(field)))(
  '照片里的拍摄地点一分钟内去掉，谁也看不到：$field',
  async ({ field, action, path }) => {
    const photo = await uploaded(`photos/traced-${field.replaceAll(/\W/g, '-')}.jpg`, traced);
    const { who, input } = await scenes[action](town());
    expect(await content(photo)).toContain(MARK);
    const answer = await town()
      .as(who)
      .sends(functionOf(action), {
        action,
        input: withPhoto(input, path, photo),
        operationId: anOperationId(),
      });
    expect(answer).toMatchObject({ ok: true });
    await town().tick();
    const after = await content(photo);
    expect(after).not.toContain(MARK);
    expect(after).toContain('JFIF');
  },
  60_000,
);

test('读不出来的不是照片，谁也看不到；没传上来的不留着等', async () => {
  const notOne = await uploaded('avatars/not-a-photo.jpg', Buffer.from(`HEIC${MARK}`));
  const home = { placeId: '410403001001-e1-b3', consentVersion: '2026-11-01' };
  await town()
    .as(居民)
    .does('person.register', { ...home, avatar: notOne });
  await town().tick();
  expect((await town().as(居民).does('person.me', {})).avatar).toBe('');
  const nowhere = idOf('avatars/never-sent.jpg');
  await town()
    .as(居民)
    .does('person.register', { ...home, avatar: nowhere });
  await town().tick();
  expect((await town().as(居民).does('person.me', {})).avatar).toBe(nowhere);
  const waiting = (await town().cloud.documents('people', 1000)).filter(({ checksDueAt }) => Boolean(checksDueAt));
  expect(waiting).toEqual([]);
});
