import { useLayoutEffect, useState } from 'preact/hooks';
import type { Settings } from '../../glossary/settings.ts';
import type { SettingsKeeper } from './settings-keeper.ts';

/** The keeper's settings, and a new rendering whenever they change. */
export function useSettings(keeper: SettingsKeeper): Settings {
  const [, redraw] = useState({});
  useLayoutEffect(() => keeper.listen(() => redraw({})), [keeper]);
  return keeper.current();
}
