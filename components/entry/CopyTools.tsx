import { useEffect, useState } from 'preact/hooks';
import type { MessageKey } from '../messages/keys.ts';
import { t } from '../messages/messages.ts';

interface CopyToolsProps {
  /** The entry as Markdown. */
  markdown(): string;
  /** The address of the entry. */
  link(): string;
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<void>;
}

/** What came of it is said for so long. ms */
const SAID = 2_500;

/** Takes the entry along: its text, or its address. */
export function CopyTools({ markdown, link, copy }: CopyToolsProps) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), SAID);
    return () => clearTimeout(timer);
  }, [said]);
  const take = (done: MessageKey, text: string) =>
    copy(text).then(
      () => setSaid(t(done)),
      () => setSaid(t('entryCopyRefused')),
    );
  return (
    <div class="tools">
      <span class="said" role="status">
        {said}
      </span>
      <button type="button" onClick={() => take('entryMarkdownCopied', markdown())}>
        {t('entryCopyMarkdown')}
      </button>
      <button type="button" onClick={() => take('entryLinkCopied', link())}>
        {t('entryCopyLink')}
      </button>
    </div>
  );
}
