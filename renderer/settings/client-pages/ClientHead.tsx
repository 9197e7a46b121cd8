import { Box, Typography } from '@mui/material';
import { clientPages } from '#contract/client-pages.ts';
import type { Insurer } from '#contract/settings.ts';
import { readableInk } from '../../shared/contrast.ts';
import { addressOf } from '../../shared/request-of.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** The grounds of the client pages, which follow the system of the client. */
const grounds = {
  light: { background: '#f7f5f1', color: '#23211d', soft: '#5a554c' },
  dark: { background: '#171614', color: '#ece8e0', soft: '#b9b2a6' },
} as const;

type HeadProps = { insurer: Insurer; ground: keyof typeof grounds; title: string };

/** How a client page begins, and its button, in the colours of the insurer. */
export function ClientHead({ insurer, ground, title }: HeadProps) {
  const texts = useTexts().clientPages;
  const { id, name, portalName, colours, logoAt } = insurer;
  const { soft, ...page } = grounds[ground];
  return (
    <Box component="figure" sx={{ m: 0, flex: '1 1 300px', maxWidth: 420 }}>
      <Typography component="figcaption" variant="caption" sx={{ color: 'text.secondary' }}>
        {title}
      </Typography>
      <Box
        sx={{ borderRadius: 1, border: 1, borderColor: 'divider', overflow: 'hidden', p: 2, pt: 1.5 }}
        style={{ ...page, borderTop: `6px solid ${colours.primary}` }}
      >
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', mb: 1.5 }}>
          {logoAt !== null && (
            <Box
              component="img"
              src={addressOf(clientPages.logo, { id, at: logoAt })}
              alt=""
              sx={{ maxWidth: 144, maxHeight: 48, p: 0.5, borderRadius: 0.5, background: '#fff' }}
            />
          )}
          <div>
            <strong>{portalName}</strong>
            <div style={{ color: soft }}>{name}</div>
          </div>
        </Box>
        <Box
          aria-hidden
          sx={{ borderRadius: 1, py: 1, textAlign: 'center', fontWeight: 600 }}
          style={{ background: colours.primary, color: readableInk(colours.primary, colours.onPrimary) }}
        >
          {texts.sampleButton}
        </Box>
      </Box>
    </Box>
  );
}
