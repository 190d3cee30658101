import { useEffect, useState } from 'preact/hooks';
import { t } from '../messages/messages.ts';
import { chosenFiles, droppedFiles, type NamedFile } from './dropped-files.ts';

interface PageIntakeProps {
  onFiles(files: NamedFile[]): void;
  onText(text: string): void;
}

/** Takes what is dropped or pasted anywhere on the page, and says so while files hang over it. */
export function PageIntake({ onFiles, onText }: PageIntakeProps) {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    const leaving = new AbortController();
    listenForDrops(setHovering, onFiles, leaving.signal);
    listenForPaste(onFiles, onText, leaving.signal);
    return () => leaving.abort();
  }, [onFiles, onText]);
  if (!hovering) return null;
  return (
    <div class="drop">
      <p>{t('importDrop')}</p>
    </div>
  );
}

function listenForDrops(
  hover: (hovering: boolean) => void,
  onFiles: PageIntakeProps['onFiles'],
  signal: AbortSignal,
): void {
  document.addEventListener(
    'dragover',
    (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      hover(true);
    },
    { signal },
  );
  document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget ?? hover(false), { signal });
  document.addEventListener(
    'drop',
    (event) => {
      hover(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      const loose = chosenFiles(event.dataTransfer.files);
      // A folder that cannot be looked into is at least said to be none of the formats.
      droppedFiles(event.dataTransfer).then(onFiles, () => onFiles(loose));
    },
    { signal },
  );
}

function listenForPaste(
  onFiles: PageIntakeProps['onFiles'],
  onText: PageIntakeProps['onText'],
  signal: AbortSignal,
): void {
  document.addEventListener(
    'paste',
    (event) => {
      const { target, clipboardData } = event;
      if (!clipboardData || (target instanceof Element && target.closest('input, textarea, select'))) return;
      const files = chosenFiles(clipboardData.files);
      const text = clipboardData.getData('text/plain');
      if (!files.length && !text.trim()) return;
      event.preventDefault();
      if (files.length) onFiles(files);
      else onText(text);
    },
    { signal },
  );
}
