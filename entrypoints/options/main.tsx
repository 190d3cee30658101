import { render } from 'preact';
import browser from 'webextension-polyfill';
import { createSettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';
import { SETTINGS_KEY } from '../../glossary/settings.ts';
import { OptionsApp } from './OptionsApp.tsx';

dressDocument(t('optionsPage'));
const ask = createAsk(sendAgain((message) => browser.runtime.sendMessage(message)));

async function open(): Promise<void> {
  const [stored, commands] = await Promise.all([
    browser.storage.local.get(SETTINGS_KEY),
    browser.commands.getAll(),
  ]);
  const keeper = createSettingsKeeper(stored[SETTINGS_KEY], ask);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) keeper.stored(changes[SETTINGS_KEY].newValue);
  });
  render(<OptionsApp ask={ask} keeper={keeper} commands={commands} />, document.body);
}

void open();
