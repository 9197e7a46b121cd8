import { goTo } from '../address.ts';
import { useWords } from '../language.ts';

/** The way back to what one can do. */
export function Home() {
  const words = useWords().services;
  return (
    <button type="button" className="quiet" onClick={() => goTo('home')}>
      {words.home}
    </button>
  );
}

/** Asked for: what happens next, and where it is seen. */
export function Sent() {
  const words = useWords().services;
  return (
    <>
      <p role="status" className="news">
        {words.sent}
      </p>
      <button type="button" className="main" onClick={() => goTo('services/requests')}>
        {words.places['services/requests']}
      </button>
      <Home />
    </>
  );
}
