import { aPhoneWithWx, picture } from './wxPhone';

const strict = { settings: { privacyAgreed: false }, around: { media: () => Promise.resolve([picture(1)]) } };

test('nothing personal happens before the guide is agreed to', async () => {
  const { wx, tap, text, phone } = await aPhoneWithWx(strict);
  expect(await wx['getPrivacySetting']?.()).toMatchObject({ needAuthorization: true });
  const chosen = wx['chooseMedia']?.();
  await Promise.resolve();
  expect(text()).toContain('用户隐私保护提示');
  await tap('同意');
  expect(await chosen).toMatchObject({ errMsg: 'chooseMedia:ok' });
  expect(phone.device.get().privacyAgreed).toBe(true);
  expect(await wx['getPrivacySetting']?.()).toMatchObject({ needAuthorization: false });
});

test('a refusal fails with errno 104 and the next call asks again', async () => {
  const { wx, tap, text } = await aPhoneWithWx(strict);
  const refused = expect(wx['chooseMedia']?.()).rejects.toMatchObject({
    errno: 104,
    errMsg: 'chooseMedia:fail privacy permission is not authorized',
  });
  await tap('拒绝');
  await refused;
  const again = wx['chooseMedia']?.();
  await Promise.resolve();
  expect(text()).toContain('用户隐私保护提示');
  await tap('同意');
  await again;
});

test('an app that listens asks in its own popup, once for several calls', async () => {
  const { wx, on } = await aPhoneWithWx(strict);
  const referrers: string[] = [];
  let answer: (answer: { event: string }) => void = () => undefined;
  on<(listener: (resolve: typeof answer, event: { referrer: string }) => void) => void>('onNeedPrivacyAuthorization')(
    (resolve, { referrer }) => {
      referrers.push(referrer);
      answer = resolve;
    },
  );
  const both = Promise.all([wx['chooseMedia']?.(), wx['requirePrivacyAuthorize']?.()]);
  answer({ event: 'exposureAuthorization' });
  answer({ event: 'agree' });
  await both;
  expect(referrers).toEqual(['chooseMedia']);
});
