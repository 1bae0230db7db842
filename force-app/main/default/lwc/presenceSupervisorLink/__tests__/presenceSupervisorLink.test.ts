import { createElement } from 'lwc';
import PresenceSupervisorLink from 'c/presenceSupervisorLink';

const mockNavigate = jest.fn<undefined, [page: unknown]>();
const mockAddress = jest.fn<Promise<string>, [page: unknown]>();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const mixin = (Base: new () => object) =>
    class extends Base {
      [Navigate](page: unknown) {
        mockNavigate(page);
      }
      [GenerateUrl](page: unknown) {
        return mockAddress(page);
      }
    };
  return { NavigationMixin: Object.assign(mixin, { Navigate, GenerateUrl }) };
});

const tab = 'standard-OmniSupervisorLightning';
const page = { type: 'standard__navItemPage', attributes: { apiName: tab } };

async function show(given = tab) {
  const element = createElement('c-presence-supervisor-link', { is: PresenceSupervisorLink });
  Object.assign(element, { tab: given });
  document.body.appendChild(element);
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  return element.shadowRoot?.querySelector('a') ?? null;
}

beforeEach(() => {
  mockNavigate.mockReset();
  mockAddress.mockReset().mockResolvedValue('/lightning/n/x');
});
afterEach(() => document.body.replaceChildren());

describe('the link to Salesforce’s supervisor page', () => {
  it('has the address of its tab, and says why one goes there', async () => {
    const link = await show();
    expect(link?.getAttribute('href')).toBe('/lightning/n/x');
    expect(link?.title).toContain('only place');
    expect(mockAddress.mock.calls).toEqual([[page]]);
  });

  it('is absent where no tab is named, or it has no address', async () => {
    expect(await show('')).toBeNull();
    mockAddress.mockRejectedValue(new Error('no such tab'));
    expect(await show()).toBeNull();
  });

  it('opens within Lightning, or as the browser opens it where a key is held', async () => {
    const link = await show();
    const press = (init: MouseEventInit) => {
      // jsdom would go there.
      document.body.addEventListener('click', (late) => late.preventDefault(), { once: true });
      link?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }),
      );
    };
    press({ ctrlKey: true });
    expect(mockNavigate).not.toHaveBeenCalled();
    press({});
    expect(mockNavigate.mock.calls).toEqual([[page]]);
  });
});
