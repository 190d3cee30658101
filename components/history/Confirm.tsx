import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../messages/messages.ts';

interface ConfirmProps {
  title: string;
  /** What goes, and what stays. */
  text: readonly string[];
  /** On the button that does it. */
  yes: string;
  /** On the other one, where it is not about keeping something. */
  no?: string;
  onYes(): void;
  onNo(): void;
}

/** Asks once more before something goes for good; the safe answer has the focus. */
export function Confirm({ title, text, yes, no: stay, onYes, onNo }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    no.current?.focus();
    // Gives the focus back to where it was, which the dialog's going alone would not.
    return () => shown.close();
  }, []);
  return (
    <dialog
      class="confirm-dialog"
      ref={dialog}
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="buttons">
        <button type="button" class="button" ref={no} onClick={onNo}>
          {stay ?? t('historyKeepIt')}
        </button>
        <button type="button" class="button button-danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
