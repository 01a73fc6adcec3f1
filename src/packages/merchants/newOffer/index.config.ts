export default definePageConfig({ navigationBarTitleText: '提供服务' });
