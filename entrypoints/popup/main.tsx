import { render } from 'preact';
import browser from 'webextension-polyfill';
import { createSettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { createAsk } from '../../glossary/requests.ts';
import { sendAgain } from '../../glossary/send-again.ts';
import { SETTINGS_KEY } from '../../glossary/settings.ts';
import { PopupApp } from './PopupApp.tsx';

dressDocument('LumoMate');
const ask = createAsk(sendAgain((message) => browser.runtime.sendMessage(message)));

/** Shows everything that the browser itself knows at once; what the background knows comes as it answers. */
async function open(): Promise<void> {
  const [stored, [tab]] = await Promise.all([
    browser.storage.local.get(SETTINGS_KEY),
    browser.tabs.query({ active: true, currentWindow: true }),
  ]);
  const keeper = createSettingsKeeper(stored[SETTINGS_KEY], ask);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) keeper.stored(changes[SETTINGS_KEY].newValue);
  });
  render(<PopupApp ask={ask} keeper={keeper} tab={tab} />, document.body);
}

void open();
