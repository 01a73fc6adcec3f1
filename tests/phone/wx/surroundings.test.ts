import type { SharedCard } from '../../../local-wechat/phone/device';
import { aPhoneWithWx, picture } from './wxPhone';

const places = [
  { name: '居委会', address: '建设路 18 号', latitude: 33.74, longitude: 113.31 },
  { name: '3 号楼', address: '东苑', latitude: 33.75, longitude: 113.32 },
];

test('chosen pictures become files of the phone that can be measured, kept and shrunk', async () => {
  const asked: object[] = [];
  const media = (request: object) => Promise.resolve((asked.push(request), [picture(300), picture(20)]));
  const { wx } = await aPhoneWithWx({ around: { media } });
  const chosen = await wx['chooseMedia']?.({ count: 2, mediaType: ['image'], sourceType: ['camera'] });
  expect(asked).toEqual([{ count: 2, mediaType: ['image'], sourceType: ['camera'] }]);
  const [first] = chosen?.['tempFiles'] as { tempFilePath: string; size: number; fileType: string }[];
  expect(first).toMatchObject({
    size: 300,
    fileType: 'image',
    tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_.*\.jpg$/),
  });
  expect(await wx['getFileInfo']?.({ filePath: first?.tempFilePath })).toMatchObject({ size: 300 });
  expect(await wx['compressImage']?.({ src: first?.tempFilePath, quality: 60 })).toMatchObject({
    tempFilePath: expect.any(String),
  });
  await expect(wx['getFileInfo']?.({ filePath: 'wxfile://tmp_nothing.jpg' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('no such file'),
  });
});

test('what is on a canvas becomes a file, and only a file that is there can be saved', async () => {
  const { wx, tap } = await aPhoneWithWx();
  const canvas = Object.assign(document.createElement('canvas'), {
    toBlob: (done: BlobCallback, type: string) => done(new Blob(['drawn'], { type })),
  });
  const drawn = await wx['canvasToTempFilePath']?.({ canvas, fileType: 'png' });
  expect(drawn).toMatchObject({ tempFilePath: expect.stringMatching(/^wxfile:\/\/tmp_.*\.png$/) });
  await expect(wx['canvasToTempFilePath']?.({ canvasId: 'old' })).rejects.toMatchObject({
    errMsg: 'canvasToTempFilePath:fail invalid canvas',
  });
  const saved = wx['saveImageToPhotosAlbum']?.({ filePath: drawn?.['tempFilePath'] });
  await tap('允许');
  expect(await saved).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:ok' });
  await expect(wx['saveImageToPhotosAlbum']?.({ filePath: 'wxfile://tmp_none.png' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('no such file'),
  });
});

test('a person who takes no picture, chooses no place, scans no code, cancels', async () => {
  const { wx, tap } = await aPhoneWithWx({ around: { places: () => Promise.resolve(places) } });
  await expect(wx['chooseMedia']?.()).rejects.toMatchObject({ errMsg: 'chooseMedia:fail cancel' });
  await expect(wx['scanCode']?.()).rejects.toMatchObject({ errMsg: 'scanCode:fail cancel' });
  const place = wx['chooseLocation']?.();
  await tap('允许');
  const cancelled = expect(place).rejects.toMatchObject({ errMsg: 'chooseLocation:fail cancel' });
  await tap('取消');
  await cancelled;
});

test('asks once for the place, says why, and remembers the answer', async () => {
  const { wx, tap, text } = await aPhoneWithWx({ around: { places: () => Promise.resolve(places) } });
  const here = wx['getLocation']?.({ type: 'gcj02' });
  await Promise.resolve();
  expect(text()).toContain('用来填写地点');
  await tap('允许');
  expect(await here).toMatchObject({ latitude: 33.74, longitude: 113.31 });
  const chosen = wx['chooseLocation']?.();
  await tap('3 号楼');
  await tap('确定');
  expect(await chosen).toMatchObject({ name: '3 号楼', address: '东苑', latitude: 33.75 });
  expect(await wx['getSetting']?.()).toMatchObject({ authSetting: { 'scope.userLocation': true } });
  const opened = wx['openLocation']?.({ latitude: 33.75, longitude: 113.31, name: '3 号楼', address: '东苑' });
  expect(text()).toContain('东苑');
  await tap('好');
  expect(await opened).toMatchObject({ errMsg: 'openLocation:ok' });
});

test('a refused permission stands', async () => {
  const { wx, tap } = await aPhoneWithWx({ around: { places: () => Promise.resolve(places) } });
  const here = wx['getLocation']?.({ type: 'gcj02' });
  const refused = expect(here).rejects.toMatchObject({ errMsg: 'getLocation:fail auth deny' });
  await tap('拒绝');
  await refused;
  await expect(wx['getLocation']?.({ type: 'gcj02' })).rejects.toMatchObject({ errMsg: 'getLocation:fail auth deny' });
});

test('a scanned door code answers what it says', async () => {
  const { wx } = await aPhoneWithWx({
    around: { scan: () => Promise.resolve({ result: 'b3', path: 'pages/home/index?scene=b3' }) },
  });
  expect(await wx['scanCode']?.()).toMatchObject({
    result: 'b3',
    path: 'pages/home/index?scene=b3',
    scanType: 'WX_CODE',
  });
});

test('a call is confirmed by the person, and copied text comes back', async () => {
  const { wx, tap } = await aPhoneWithWx();
  const call = wx['makePhoneCall']?.({ phoneNumber: '12345' });
  await tap('呼叫 12345');
  expect(await call).toMatchObject({ errMsg: 'makePhoneCall:ok' });
  await wx['setClipboardData']?.({ data: 'LL-0001' });
  expect(await wx['getClipboardData']?.()).toMatchObject({ data: 'LL-0001' });
});

test('the menu sends the page’s own card, with a ticket when it goes into a group', async () => {
  const sent: SharedCard[] = [];
  const phone = await aPhoneWithWx({ around: { share: (card) => void sent.push(card) } });
  await phone.wx['updateShareMenu']?.({ withShareTicket: true });
  phone.phone.chrome.shareCard = () => Promise.resolve({ kind: 'group', id: 'g1', name: '商户群' });
  await phone.tap('更多');
  await phone.tap('转发给朋友');
  await phone.waitFor(() => sent.length === 1);
  expect(sent[0]).toMatchObject({
    title: '来看看 menu',
    path: '/pages/detail/index?id=7',
    shareTicket: expect.stringContaining('g1'),
  });
});
