import type { Built } from '../build/app.ts';
import type { RunningUser } from '../apex/index.ts';
import { languages } from '../language/languages.ts';
import { componentPlace, type ComponentPage, type Surround } from './component-pages.ts';
import { frame } from './frame.ts';
import { html, jsonData } from './html.ts';
import type { PageSettings } from './settings.ts';

/** A page with one of the product's components on it, as `user`. */
export function componentPage(
  page: ComponentPage,
  user: RunningUser,
  customPermissions: readonly string[],
  settings: PageSettings & { readonly apiVersion: string },
  labels: Readonly<Record<string, string>>,
  search: string,
  built: Built,
  surround: Surround = { content: componentPlace },
): string {
  const vendor = `/vendor/${built.vendor.key}`;
  const imports = Object.fromEntries([...built.vendor.modules].map((name) => [name, `${vendor}/${name}.js`]));
  const language = languages[settings.language];
  const context = {
    userId: user.id,
    username: user.username,
    ...(settings.onlyUser ? {} : { as: user.username }),
    name: user.name,
    apiVersion: settings.apiVersion,
    timeZone: settings.timeZone ?? user.timeZone,
    locale: language.locale ?? user.locale.replaceAll('_', '-'),
    lang: language.tag,
    dir: language.dir,
    pollSeconds: settings.pollSeconds,
    customPermissions,
    ...surround.context,
  };
  // Synthetic shadow has to be there before the engine is, or the page would run in native shadow.
  const head = html`<script type="importmap">
      ${jsonData({ imports })}
    </script>
    <script type="application/json" id="preview-context">
      ${jsonData(context)}
    </script>
    <script type="application/json" id="preview-labels">
      ${jsonData(labels)}
    </script>
    <script type="module" src="${vendor}/@lwc/synthetic-shadow.js"></script>
    <script type="module" src="/app/${built.version}/${page.entry}.js"></script>`;
  const { header, content, withoutComponent } = surround;
  return frame({
    title: page.title,
    theme: settings.theme,
    language,
    built,
    path: page.path,
    search,
    user,
    ...(withoutComponent ? {} : { head }),
    // The component has a title of its own.
    header: header ?? html`<h1 class="preview-unseen">${page.title}</h1>`,
    content,
  });
}
