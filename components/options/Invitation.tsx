import { useState } from 'preact/hooks';
import { t } from '../messages/messages.ts';
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
      <QrCode text={link} label={t('packsQr', link)} />
      <div>
        <p>
          {t('packsInviteWhat', name)}
          <br />
          <a href={link} rel="noreferrer" target="_blank">
            {link}
          </a>
        </p>
        {hasToken && <p class="soft">{t('packsInvitePrivate')}</p>}
        <button
          type="button"
          class="button"
          onClick={() =>
            copy(link).then(
              () => setSaid(t('packsCopied')),
              () => setSaid(t('packsCopyRefused')),
            )
          }
        >
          {t('packsCopyLink')}
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
