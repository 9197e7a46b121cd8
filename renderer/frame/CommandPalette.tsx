import Search from '@mui/icons-material/Search';
import { Box, Dialog, InputBase, ListSubheader, MenuItem, MenuList } from '@mui/material';
import { type KeyboardEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Command, LazySource, Screen } from '../shared/screen.ts';
import { useFirstTexts } from '../shared/texts/index.ts';
import { type Offer, useOffers } from './use-offers.ts';

type CommandPaletteProps = {
  screens: readonly Screen[];
  commands: readonly Command[];
  sources: readonly LazySource[];
  onClose: () => void;
};

/** Ctrl+K: screens, actions and clients in one list; arrows choose, Enter goes. */
export function CommandPalette({ screens, commands, sources, onClose }: CommandPaletteProps) {
  const texts = useFirstTexts().frame;
  const navigate = useNavigate();
  const id = useId();
  const [term, setTerm] = useState('');
  const [at, setAt] = useState(0);
  const { offers, searching } = useOffers({ term, screens, commands, sources });
  const active = Math.min(at, offers.length - 1);

  const go = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    onClose();
    void navigate(offer.to);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(offers[active]);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setAt((active + step + offers.length) % Math.max(1, offers.length));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      slotProps={{ paper: { 'aria-label': texts.search } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '10vh' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 2, borderBottom: 1, borderColor: 'divider' }}>
        <Search aria-hidden sx={{ color: 'text.secondary' }} />
        <InputBase
          autoFocus
          fullWidth
          value={term}
          placeholder={texts.searchHint}
          onChange={(event) => {
            setTerm(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
          sx={{ height: 48 }}
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': texts.search,
              'aria-expanded': true,
              'aria-controls': id,
              'aria-activedescendant': offers[active] ? `${id}-${active}` : undefined,
            },
          }}
        />
      </Box>
      <MenuList
        id={id}
        role="listbox"
        aria-label={texts.search}
        sx={{ py: 0.5, maxHeight: '50vh', minHeight: 160, overflow: 'auto' }}
      >
        {offers.flatMap((offer, index) => [
          ...(offers[index - 1]?.group === offer.group
            ? []
            : [
                <ListSubheader key={offer.group} role="presentation" sx={{ lineHeight: '30px' }}>
                  {offer.group}
                </ListSubheader>,
              ]),
          <MenuItem
            key={offer.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            selected={index === active}
            aria-selected={index === active}
            onClick={() => go(offer)}
          >
            <Box component="span" sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {offer.title}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {offer.note}
            </Box>
          </MenuItem>,
        ])}
      </MenuList>
      <Box
        role="status"
        sx={{
          px: 2,
          py: 0.75,
          borderTop: 1,
          borderColor: 'divider',
          color: 'text.secondary',
          fontSize: '0.75rem',
        }}
      >
        {searching ? texts.searching : offers.length === 0 ? texts.noHits : texts.hits(offers.length)}
      </Box>
    </Dialog>
  );
}
