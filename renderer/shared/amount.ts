import { useFormat } from './format.ts';
import { useTexts } from './texts/index.ts';

/** An amount in its currency or unit, as the reader writes it: `155 500 Ft`, `12.50 EUR`, `215 credits`. */
export function useAmount(): (amount: number, unit: string) => string {
  const { balance } = useTexts();
  const format = useFormat();
  return (amount, unit) => {
    const figure = format.number(Math.round(amount * 100) / 100);
    if (/^credits?$/i.test(unit)) return balance.credits(figure);
    const word = unit.toUpperCase() === 'HUF' ? 'Ft' : unit;
    return word === '' ? figure : `${figure}\u00a0${word}`;
  };
}
