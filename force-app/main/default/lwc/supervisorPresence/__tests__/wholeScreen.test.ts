import { createWholeScreen } from '../wholeScreen';

let full: Element | null = null;

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { configurable: true, value });
}

beforeEach(() => {
  full = null;
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => full });
  define(document, 'exitFullscreen', async () => change(null));
});

function change(element: Element | null): void {
  full = element;
  document.dispatchEvent(new CustomEvent('fullscreenchange'));
}

function willing(): Element {
  const element = document.createElement('div');
  define(element, 'requestFullscreen', async () => change(element));
  return element;
}

const settled = () => new Promise(process.nextTick);

it('tells that the viewer has left it by the browser’s means', async () => {
  const left = jest.fn();
  createWholeScreen(left).take(willing());
  await settled();
  expect(full).not.toBeNull();
  change(null);
  expect(left).toHaveBeenCalledTimes(1);
});

it('gives it back without telling', async () => {
  const left = jest.fn();
  const screen = createWholeScreen(left);
  screen.take(willing());
  await settled();
  screen.giveBack();
  await settled();
  expect([full, left.mock.calls]).toEqual([null, []]);
});

it('gives it back although it had not come yet', async () => {
  const screen = createWholeScreen(jest.fn());
  screen.take(willing());
  screen.giveBack();
  await settled();
  expect(full).toBeNull();
});

it.each([
  ['refuses', { requestFullscreen: () => Promise.reject(new TypeError('Permissions check failed')) }],
  ['does not know of it', { requestFullscreen: undefined }],
])('leaves it where the browser %s', async (_, { requestFullscreen }) => {
  const left = jest.fn();
  const screen = createWholeScreen(left);
  const element = document.createElement('div');
  define(element, 'requestFullscreen', requestFullscreen);
  screen.take(element);
  await settled();
  screen.giveBack();
  await settled();
  expect(left).not.toHaveBeenCalled();
});
