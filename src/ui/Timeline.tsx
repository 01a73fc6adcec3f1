import { Text, View } from '@tarojs/components';
import { Gallery } from './Gallery';

type Step = {
  readonly label: string;
  readonly who: string;
  readonly when: string;
  readonly words: string;
  readonly photos: readonly string[];
};

/** What happened, newest first: who by their post, when, what they said and showed. */
export const Timeline = ({ steps }: { steps: readonly Step[] }) => (
  <View className="timeline">
    {steps.map((step, index) => (
      <View key={`${step.when}${step.label}`} className={index === 0 ? 'step step-latest' : 'step'}>
        <View className="step-dot" />
        <View className="step-head">
          <Text className="step-label">{step.label}</Text>
          <Text className="step-when">{step.when}</Text>
        </View>
        <Text className="step-who">{step.who}</Text>
        {step.words ? <Text className="step-words">{step.words}</Text> : null}
        <Gallery photos={step.photos} label={step.label} />
      </View>
    ))}
  </View>
);
