/** What browsers have and jsdom has not. Nothing is laid out here, so no size ever changes by itself. */
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
