import { useId, useState } from 'preact/hooks';
import { t } from '../messages/messages.ts';
import { readPackAddress } from './pack-address.ts';

interface AddressFormProps {
  /** @param header a whole header line, '' for none */
  onImport(url: string, header: string): void;
  /** Rejects with a sentence. */
  onSubscribe(url: string, header: string): Promise<void>;
}

/** Packs by address: once, or followed from now on. */
export function AddressForm({ onImport, onSubscribe }: AddressFormProps) {
  const [typed, setTyped] = useState('');
  const [header, setHeader] = useState('');
  const [problem, setProblem] = useState<string>();
  const [subscribing, setSubscribing] = useState(false);
  const id = useId();

  function withAddress(act: (url: string) => void): void {
    const read = readPackAddress(typed);
    setProblem('error' in read ? read.error : undefined);
    if ('url' in read) act(read.url);
  }

  function clear(): void {
    setTyped('');
    setHeader('');
  }

  async function subscribe(url: string): Promise<void> {
    setSubscribing(true);
    try {
      await onSubscribe(url, header.trim());
      clear();
    } catch (error) {
      setProblem((error as Error).message);
    }
    setSubscribing(false);
  }

  return (
    <form
      class="address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        withAddress((url) => void subscribe(url));
      }}
    >
      <input
        class="field"
        type="url"
        aria-label={t('packsAddress')}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && id}
        placeholder="https://words.example.com/"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setProblem(undefined);
        }}
      />
      <div class="buttons">
        <button type="submit" class="button button-main" disabled={subscribing}>
          {t(subscribing ? 'packsSubscribing' : 'popupSubscribe')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            withAddress((url) => {
              onImport(url, header.trim());
              clear();
            })
          }
        >
          {t('packsImportOnce')}
        </button>
      </div>
      <p class="problem" id={id} role="alert">
        {problem}
      </p>
      <details class="aside">
        <summary>{t('packsPrivateSource')}</summary>
        <label class="info-field">
          <span>{t('packsHeader')}</span>
          <input
            class="field"
            type="text"
            placeholder="Authorization: Bearer …"
            value={header}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setHeader(event.currentTarget.value)}
          />
          <span class="soft">{t('packsHeaderNote')}</span>
        </label>
      </details>
    </form>
  );
}
