import { runCloud } from '../local-wechat/cloud/main';

void runCloud(process.argv.slice(2));
