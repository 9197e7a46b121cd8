import { useId } from 'react';

type Props<T extends string> = {
  name: string;
  label: string;
  options: readonly { value: T; word: string }[];
};

/** One of a few, with its label. */
export function Choice<T extends string>({ name, label, options }: Props<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name}>
        {options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
