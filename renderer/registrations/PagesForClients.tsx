import { Link } from '@mui/material';
import { useHealth } from '../shared/clock.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Where clients register, for whoever tries it out or tells it on the phone. */
export function PagesForClients() {
  const texts = useTexts().registrations;
  const { data } = useHealth();
  if (data === undefined) return null;
  const { clientPages } = data;
  if (clientPages === null) return ` · ${texts.pagesShut}`;
  return (
    <>
      {` · ${texts.pagesAt} `}
      {window.kapocsDesktop === undefined ? (
        <Link href={clientPages} target="_blank" rel="noreferrer" underline="always">
          {clientPages}
        </Link>
      ) : (
        // the window lets nothing out but https:
        clientPages
      )}
    </>
  );
}
