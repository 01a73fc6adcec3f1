export default definePageConfig({ navigationBarTitleText: '商户群', enablePullDownRefresh: true });
