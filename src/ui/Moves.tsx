import { View } from '@tarojs/components';
import { Button } from './Button';

type Move<K extends string> = { readonly key: K; readonly label: string; readonly tone?: 'main' | 'quiet' };
type MovesProps<K extends string> = { moves: readonly Move<K>[]; busy: K | null; onMove: (key: K) => void };

/** The moves open to this person, the likely one first and loudest. */
export function Moves<K extends string>({ moves, busy, onMove }: MovesProps<K>) {
  return (
    <View className="moves">
      {moves.map(({ key, label, tone }, index) => (
        <View key={key} className="move">
          <Button
            tone={tone ?? (index === 0 ? 'main' : 'quiet')}
            busy={busy === key}
            off={busy !== null}
            onPress={() => onMove(key)}
          >
            {label}
          </Button>
        </View>
      ))}
    </View>
  );
}
