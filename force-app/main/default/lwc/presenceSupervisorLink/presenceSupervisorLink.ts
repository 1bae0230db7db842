import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { labels } from './labels';

/**
 * Leads to Salesforce's own supervisor page: the only place where another's status can be changed. Nothing where no
 * tab is named, or none of that name has an address.
 */
export default class PresenceSupervisorLink extends NavigationMixin(LightningElement) {
  /** API name of that page's tab. */
  @api
  get tab(): string {
    return this.apiName;
  }
  set tab(apiName: string) {
    this.apiName = apiName;
    // The navigation service answers for what is on a page (lightning/navigation: before, "unexpected results").
    if (this.isConnected) void this.findAddress();
  }

  labels = labels;
  apiName = '';
  url?: string;

  override connectedCallback(): void {
    void this.findAddress();
  }

  async findAddress(): Promise<void> {
    const { apiName } = this;
    let url: string | undefined;
    try {
      url = apiName === '' ? undefined : await this[NavigationMixin.GenerateUrl](this.page);
    } catch {
      // A link that leads nowhere is worse than none.
    }
    if (this.apiName === apiName) this.url = url;
  }

  get page() {
    return { type: 'standard__navItemPage', attributes: { apiName: this.apiName } };
  }

  /** Within Lightning it opens without a load of the page, in a console as a tab; with a key held as the browser does. */
  handleClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }
}
