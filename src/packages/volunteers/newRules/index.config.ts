export default definePageConfig({ navigationBarTitleText: '定新的一版' });
