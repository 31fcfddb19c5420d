import './shop.css';
import { render } from 'preact';
import { chooseLanguage, htmlLanguages, loadTexts } from '../shared/language.ts';
import { Notice } from './base/notice.tsx';
import { openTelegram } from './base/telegram.ts';
import { Start } from './start.tsx';

const telegram = openTelegram();
const language = chooseLanguage(null, telegram ? [telegram.user.languageCode ?? 'uz'] : navigator.languages);
const translate = await loadTexts(language);
document.documentElement.lang = htmlLanguages[language];
document.title = translate('shop.title');
render(
  telegram ? (
    <Start telegram={telegram} language={language} translate={translate} />
  ) : (
    <Notice title={translate('shop.title')} text={translate('shop.openInTelegram')} />
  ),
  document.querySelector('#app')!,
);
