/**
 * Runs in a page before all else, over the clock that Playwright has put there: `openTimers()` answers how many timers
 * and frames the page waits for.
 */
(() => {
  const open = new Set();
  const pairs = [
    ['setTimeout', 'clearTimeout', true],
    ['setInterval', 'clearInterval', false],
    ['requestAnimationFrame', 'cancelAnimationFrame', true],
  ];
  for (const [set, clear, once] of pairs) {
    const [plainSet, plainClear] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (task, ...rest) => {
      const id = plainSet.call(
        globalThis,
        (...given) => {
          if (once) open.delete(id);
          task(...given);
        },
        ...rest,
      );
      open.add(id);
      return id;
    };
    globalThis[clear] = (id) => {
      open.delete(id);
      plainClear.call(globalThis, id);
    };
  }
  globalThis.openTimers = () => open.size;
})();
