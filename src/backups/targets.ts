import type { MarketplaceHttp } from '../marketplaces/http.ts';
import type { BackupBot, BackupSettings, BackupTarget } from './settings.ts';
import { createFolder } from './targets/folder.ts';
import { createS3 } from './targets/s3.ts';
import { createTelegramChat } from './targets/telegram-chat.ts';

/** The places of the settings. What each of them needs was checked with the settings. */
export function createTargets(http: MarketplaceHttp, settings: BackupSettings, bot: BackupBot): BackupTarget[] {
  return settings.places.map((place) => {
    if (place.kind === 'folder') return createFolder(place.folder, settings.keep);
    if (place.kind === 's3') return createS3(http, { ...place, account: settings.s3!, keep: settings.keep });
    return createTelegramChat(http, { apiUrl: bot.apiUrl, token: bot.token!, chat: place.chat });
  });
}
