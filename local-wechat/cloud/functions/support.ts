const yes = (area: string, feature: string, provenBy: string) => ({ area, feature, status: 'yes' as const, provenBy });
const partly = (area: string, feature: string, provenBy: string, note: string) => ({
  area,
  feature,
  status: 'partly' as const,
  provenBy,
  note,
});
const no = (area: string, feature: string, note: string) => ({
  area,
  feature,
  status: 'no' as const,
  provenBy: 'what the desk cannot do says so by name',
  note,
});

const calls = 'functions';
const files = 'storage';
const wechat = 'openapi';
const time = 'timers';
const phones = 'client';

/** What the function host, storage, openapi and the gateway do; the titles are those of tests/conformance/host. */
export const hostSupport = [
  yes(calls, 'getWXContext', 'getWXContext tells the person, the app and the source, and hides the token'),
  yes(calls, 'one call at a time per instance, own environment', '200 calls at once by 20 people mix no identity'),
  yes(calls, 'callFunction, nested', 'nested calls keep the person and go past the pool cap without a deadlock'),
  yes(calls, '@cloudbase/node-sdk', '@cloudbase/node-sdk works as well'),
  yes(calls, 'own package.json and node_modules', 'a JavaScript function brings its own package.json and modules'),
  yes(calls, 'ES modules', 'an ES module works too'),
  yes(calls, 'reload of a new build', 'a new build is picked up by the next call, a removed function is gone'),
  yes(calls, 'time-out of config.json, 3 s by default', 'a function that %s past its time-out is ended'),
  partly(
    calls,
    'a crash or exit ends its own instance only',
    'a crash ends its own instance only',
    'except one block of more than 16 MB asked for at the limit of memory',
  ),
  yes(calls, 'request 100 KB, response 1 MB', 'unknown functions, missing sessions and oversized data are refused'),
  yes(calls, 'UTC, and a clock that moves', 'functions live in UTC and see the clock move'),
  no(calls, 'callContainer, cloudPay, cloudbase AI', 'refused by name'),
  yes(
    files,
    'uploadFile, downloadFile, getTempFileURL, deleteFile',
    'a function uploads, downloads, links and deletes',
  ),
  yes(files, 'only its owner overwrites a file from a phone', 'nobody overwrites what somebody else uploaded'),
  no(files, 'getFileAuthority, batchCopyFile', 'refused by name'),
  yes(
    wechat,
    'permissions of config.json',
    'a call that config.json does not permit is refused as on the real service',
  ),
  partly(
    wechat,
    'subscribeMessage.send',
    'lands in the outbox of its person',
    'field rules are checked; quotas are not counted, refusals come on order',
  ),
  yes(wechat, 'security.msgSecCheck', 'a text is judged by the keywords on order, the worst one counting'),
  yes(
    wechat,
    'security.mediaCheckAsync and its push',
    'a picture is judged some seconds later, by a push to the function',
  ),
  partly(
    wechat,
    'wxacode.getUnlimited',
    'is a real picture of the asked width, another one for another scene',
    'a QR code, not the round one',
  ),
  yes(wechat, 'getOpenData', 'getOpenData opens them from inside a function'),
  no(wechat, 'every other openapi call', 'refused by name'),
  yes(phones, 'CloudID in call data', 'in the top-level fields of a call it is opened for its own person'),
  yes(phones, 'callFunction, uploadFile, getTempFileURL', 'a phone uploads a picture and shows it'),
  yes(
    time,
    'timer triggers, 7 fields, UTC+8',
    'a timer rings when the clock passes its time in UTC+8, without a person',
  ),
  yes(time, 'a trigger that fires twice', 'a timer can be rung at will, also twice at once'),
];
