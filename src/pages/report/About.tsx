import { useState } from 'react';
import {
  categories,
  categoryKeys,
  categoryLabel,
  guessCategory,
  withOwnKeywords,
  type CategoryKey,
  type Keywords,
} from '../../../domain/requests/categories';
import { Chip } from '../../ui/Chip';
import { Choice } from '../../ui/Choice';
import { Sheet } from '../../ui/Sheet';

const text = { seems: '像是：', wrong: '不对？', title: '是哪一类的事', unknown: '哪一类的事，社区会来分' };

const options = categoryKeys.map((key) => ({ key, label: categories[key].name, note: categories[key].group }));

type AboutProps = {
  text: string;
  /** Where the district's words differ from the shipped ones. */
  own?: Keywords;
  chosen: CategoryKey | null;
  onChoose: (category: CategoryKey) => void;
};

/** What it seems to be about. Nobody has to know; anybody may correct it. */
export const About = ({ text: words, own = [], chosen, onChoose }: AboutProps) => {
  const [open, setOpen] = useState(false);
  const category = chosen ?? guessCategory(words, withOwnKeywords(own));
  const choose = (key: CategoryKey) => {
    onChoose(key);
    setOpen(false);
  };
  return (
    <>
      <Chip icon="label-o" change={text.wrong} onPress={() => setOpen(true)}>
        {category === 'other' && !chosen ? text.unknown : text.seems + categoryLabel(category)}
      </Chip>
      <Sheet title={text.title} open={open} onClose={() => setOpen(false)}>
        {open ? <Choice options={options} chosen={category} onChoose={choose} /> : null}
      </Sheet>
    </>
  );
};
