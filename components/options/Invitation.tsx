import { useState } from 'preact/hooks';
import { QrCode } from './QrCode.tsx';

interface InvitationProps {
  name: string;
  /** Of the published page. */
  link: string;
  hasToken: boolean;
  copy(text: string): Promise<void>;
}

/** How others get a pack: a link to its page, also as a code for a phone's camera. */
export function Invitation({ name, link, hasToken, copy }: InvitationProps) {
  const [said, setSaid] = useState('');
  return (
    <div class="invitation">
      <QrCode text={link} label={`QR code of ${link}`} />
      <div>
        <p>
          Whoever opens this page sees what {name} is, and how to add it:
          <br />
          <a href={link} rel="noreferrer" target="_blank">
            {link}
          </a>
        </p>
        {hasToken && (
          <p class="soft">
            It is a private source: others need access of their own. Yours is not in the link.
          </p>
        )}
        <button
          type="button"
          class="button"
          onClick={() =>
            copy(link).then(
              () => setSaid('Copied'),
              () => setSaid('The browser did not let us copy it'),
            )
          }
        >
          Copy the link
        </button>{' '}
        <span role="status" class="soft">
          {said}
        </span>
      </div>
    </div>
  );
}

/** The page that a published pack is explained on: the folder of its files. */
export function invitationLink(url: string): string {
  const page = new URL('.', url);
  page.search = '';
  page.hash = '';
  return page.href;
}
