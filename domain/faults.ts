/** Every way the product says no, and the sentence people read. Codes never change once shipped. */
export const faults = {
  BAD_INPUT: '有一处填写看不明白，请检查后再发一次。',
  NOT_FOUND: '没有找到，可能已被撤回，或不在你的社区。',
  NOT_YOURS_TO_DO: '这一步不由你来办，请等负责的人处理。',
  REGISTER_FIRST: '先选好你住在哪里，社区才知道该谁来帮你。',
  NOT_ON_DUTY: '工作台给在岗的工作人员用，你现在没有在岗的职务。',
  PLACE_TOO_WIDE: '这里太大了，请再往下选一级，选到社区、小区或楼栋。',
  NOT_A_HOME: '请再往下选一级，选到你住的小区、楼栋或单元。',
  CONSENT_OUTDATED: '隐私说明有更新，请看过新的说明再继续。',
  TEXT_REFUSED: '这段话里有不适合发出的内容，请改一改再发，照片和地点都还在。',
  NOTHING_TO_SAY: '拍一张照片，或者写上至少 4 个字，社区才知道发生了什么。',
  REQUEST_MOVED_ON: '这件事刚刚有了新进展，请刷新后再操作。',
  VERIFIER_IS_HANDLER: '核查要由办理人以外的人来做。',
  RESULT_NEEDS_WORDS: '没有完全解决时，请写明原因，反映人会看到。',
  HISTORY_FULL: '这件事来回的次数太多了，请打社区电话当面商量。',
  OPERATION_REUSED: '这次操作和之前的一次混在了一起，请返回后重新操作。',
  WHO_ARE_YOU: '请从微信里打开邻里应再操作。',
  BUSY: '这会儿操作的人多，请过几秒再试一次。',
  INTERNAL: '系统出了点问题，已经记下并通知维护的人，请稍后再试。',
} as const;

export type FaultCode = keyof typeof faults;
