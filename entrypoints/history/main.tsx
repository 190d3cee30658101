import '../../components/tokens.css';
import '../../components/controls/controls.css';
import '../../components/controls/forms.css';
import '../../components/letter/reader.css';
import '../../components/history/history.css';
import '../../components/history/keeping.css';
import '../../components/history/confirm.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { createSettingsKeeper } from '../../components/controls/settings-keeper.ts';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { SETTINGS_KEY } from '../../glossary/settings.ts';
import { HistoryApp } from './HistoryApp.tsx';

dressDocument(`${t('letterHistoryPage')} · LumoMate`);
const ask = createAsk((message) => browser.runtime.sendMessage(message));

async function open(): Promise<void> {
  const stored = await browser.storage.local.get(SETTINGS_KEY);
  const keeper = createSettingsKeeper(stored[SETTINGS_KEY], ask);
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) keeper.stored(changes[SETTINGS_KEY].newValue);
  });
  render(<HistoryApp ask={ask} keeper={keeper} />, document.querySelector('#page')!);
}

void open();
