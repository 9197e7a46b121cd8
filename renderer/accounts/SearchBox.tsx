import Search from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../shared/texts/index.ts';

const PAUSE_MS = 220;

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Searches while one types; `/` comes here from anywhere on the screen. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (value: string) => void }) {
  const texts = useTexts().accounts;
  const box = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState({ text: value, asked: value, seen: value });
  // Back and chips change what is searched from outside; what was asked from here must not undo newer letters.
  if (value !== shown.seen)
    setShown(value === shown.asked ? { ...shown, seen: value } : { text: value, asked: value, seen: value });

  useEffect(() => {
    const text = shown.text.trim();
    if (text === shown.asked) return undefined;
    const timer = setTimeout(() => {
      setShown((now) => ({ ...now, asked: text }));
      onSearch(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [shown, onSearch]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <TextField
      type="search"
      value={shown.text}
      placeholder={texts.searchShort}
      onChange={({ target }) => setShown((now) => ({ ...now, text: target.value }))}
      sx={{ width: 230, flex: '1 1 200px', maxWidth: 340 }}
      slotProps={{
        htmlInput: { 'aria-label': texts.search, ref: box, maxLength: 200, title: texts.search },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
