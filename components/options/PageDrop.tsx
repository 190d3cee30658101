import { useEffect, useState } from 'preact/hooks';

/** Takes files dropped anywhere on the page, and says so while they hang over it. */
export function PageDrop({ onFiles }: { onFiles(files: File[]): void }) {
  const [hovering, setHovering] = useState(false);
  useEffect(() => listenForFiles(setHovering, onFiles), [onFiles]);
  if (!hovering) return null;
  return (
    <div class="drop">
      <p>Drop to import</p>
    </div>
  );
}

function listenForFiles(hover: (hovering: boolean) => void, onFiles: (files: File[]) => void): () => void {
  const { signal, abort } = createStop();
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
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      onFiles(files);
    },
    { signal },
  );
  return abort;
}

function createStop(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
