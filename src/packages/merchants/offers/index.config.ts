export default definePageConfig({ navigationBarTitleText: '伙伴服务', enablePullDownRefresh: true });
