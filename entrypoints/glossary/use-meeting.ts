import { useEffect } from 'preact/hooks';
import type { Ask } from '../../glossary/requests.ts';

/** Takes down that an entry was opened, once its page can be seen: tabs that the browser brings back are not read yet. */
export function useMeeting(ask: Ask, key: string): void {
  useEffect(() => {
    const leaving = new AbortController();
    const meet = () => {
      if (document.visibilityState === 'hidden') return;
      document.removeEventListener('visibilitychange', meet);
      ask('meet', { key }).catch((error) =>
        console.error('LumoMate could not take this meeting down:', error),
      );
    };
    document.addEventListener('visibilitychange', meet, { signal: leaving.signal });
    meet();
    return () => leaving.abort();
  }, [ask, key]);
}
