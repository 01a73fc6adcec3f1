export default definePageConfig({ navigationBarTitleText: '已经发给社区' });
