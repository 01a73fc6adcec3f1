export default definePageConfig({ navigationBarTitleText: '行业列表' });
