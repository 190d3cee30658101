import './diagnostics.css';
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { dressDocument } from '../../components/messages/dress-document.ts';
import { t } from '../../components/messages/messages.ts';
import { createAsk } from '../../glossary/requests.ts';
import { DiagnosticsApp } from './DiagnosticsApp.tsx';

dressDocument(`${t('diagnosticsTitle')} · LumoMate`);
const ask = createAsk((message) => browser.runtime.sendMessage(message));
render(<DiagnosticsApp ask={ask} />, document.querySelector('#page')!);
