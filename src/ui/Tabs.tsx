import { ScrollView, Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';

type Tab<K extends string> = {
  readonly key: K;
  readonly label: string;
  /** Or as far as it was counted: 100+. */
  readonly count?: number | string;
  readonly loud?: boolean;
};
type TabsProps<K extends string> = { tabs: readonly Tab<K>[]; chosen: K | null; onChoose: (key: K) => void };

/** Parts of one list, each with how many it holds. */
export function Tabs<K extends string>({ tabs, chosen, onChoose }: TabsProps<K>) {
  return (
    <ScrollView scrollX className="tabs">
      <View className="tabs-row" ariaRole="tablist">
        {tabs.map((tab) => (
          <Pressable
            key={tab.key}
            role="tab"
            label={`${tab.label} ${tab.count ?? ''}${tab.key === chosen ? '，已选' : ''}`}
            className={tab.key === chosen ? 'tab tab-chosen' : 'tab'}
            onPress={() => onChoose(tab.key)}
          >
            <Text>{tab.label}</Text>
            {tab.count === undefined ? null : (
              <Text className={tab.loud && tab.count !== 0 && tab.count !== '0' ? 'tab-count tab-loud' : 'tab-count'}>
                {tab.count}
              </Text>
            )}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}
