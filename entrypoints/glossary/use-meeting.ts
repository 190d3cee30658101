import { useEffect, useState } from 'preact/hooks';
import type { Ask, Requests } from '../../glossary/requests.ts';

/**
 * Takes down that an entry was opened, once its page can be seen: tabs that the browser brings back are not read yet.
 * @returns where the term was met, this time included; undefined until that is known
 */
export function useMeeting(ask: Ask, key: string): ReturnType<Requests['where-met']> | undefined {
  const [where, setWhere] = useState<ReturnType<Requests['where-met']>>();
  useEffect(() => {
    const leaving = new AbortController();
    setWhere(undefined);
    const meet = async () => {
      await ask('meet', { key });
      const answer = await ask('where-met', { key });
      if (!leaving.signal.aborted) setWhere(answer);
    };
    const begin = () => {
      if (document.visibilityState === 'hidden') return;
      document.removeEventListener('visibilitychange', begin);
      meet().catch((error) => console.error('LumoMate could not take this meeting down:', error));
    };
    document.addEventListener('visibilitychange', begin, { signal: leaving.signal });
    begin();
    return () => leaving.abort();
  }, [ask, key]);
  return where;
}
