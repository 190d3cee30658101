import { useEffect } from 'preact/hooks';

/** A card that has been on screen so long was read, not brushed against. ms */
const READ = 1_500;

/**
 * Tells once that an entry's card has been read, counting only the time in which it can be seen.
 * @param key of the entry that is shown
 */
export function useReading(key: string, tell: (key: string) => void): void {
  useEffect(() => {
    let left = READ;
    let since = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      if (timer) left -= performance.now() - since;
      clearTimeout(timer);
      timer = undefined;
    };
    const follow = () => {
      stop();
      if (document.visibilityState === 'hidden' || left <= 0) return;
      since = performance.now();
      timer = setTimeout(() => {
        stop();
        left = 0;
        tell(key);
      }, left);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', follow);
    };
    // Who is told is the same for as long as the card is open.
  }, [key]);
}
