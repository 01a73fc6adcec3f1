import Taro from '@tarojs/taro';

/**
 * Asks, inside the person's own tap, whether we may write when something happens. One yes allows one message.
 * No answer is a no; being asked never stands in the way of what the tap was for.
 */
export const askToNotify = async (templates: readonly string[]): Promise<string[]> => {
  try {
    const answer = (await Taro.requestSubscribeMessage({
      tmplIds: [...templates],
      entityIds: [],
    })) as unknown as Record<string, string>;
    return templates.filter((template) => answer[template] === 'accept');
  } catch {
    return [];
  }
};
