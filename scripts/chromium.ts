import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { findProgram } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine, or the one that the variable CHROMIUM names. Throws where there is none. */
function launchOptions(): LaunchOptions {
  const executablePath = process.env['CHROMIUM'] ?? findProgram(names);
  if (executablePath === undefined) throw new Error('No Chromium: npm test installs it, or set CHROMIUM.');
  return { executablePath, args };
}

/** `more` is added to what every browser here is started with. */
export const launchChromium = ({ args: more = [], ...options }: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ ...launchOptions(), ...options, args: [...args, ...more] });

/** A Chromium that several processes may connect to. */
export const launchChromiumServer = (): Promise<BrowserServer> => chromium.launchServer(launchOptions());
