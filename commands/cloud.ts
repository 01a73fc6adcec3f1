import '../local-wechat/cloud/main';
