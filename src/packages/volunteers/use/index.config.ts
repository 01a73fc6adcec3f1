export default definePageConfig({ navigationBarTitleText: '收兑换券' });
