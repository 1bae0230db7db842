/* eslint-disable @locker/locker/distorted-document-blocked-properties -- prohibited, and caught: the wallboard then fills the page */
/* eslint-disable @locker/locker/distorted-element-blocked-properties -- the same */

/** The whole screen for an element, where the browser and what guards the page allow it. */
export interface WholeScreen {
  /** Upon a click or a key: browsers take no other wish. */
  take(element: Element | undefined): void;
  giveBack(): void;
}

/** `left`: the viewer has left it by the browser's own means. */
export function createWholeScreen(left: () => void): WholeScreen {
  let wanted = false;

  function changed(): void {
    if (document.fullscreenElement !== null) return;
    stop();
    left();
  }

  function stop(): void {
    document.removeEventListener('fullscreenchange', changed);
  }

  async function exit(): Promise<void> {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
  }

  return {
    take(element) {
      wanted = true;
      void attempt(async () => {
        await element?.requestFullscreen();
        if (wanted) document.addEventListener('fullscreenchange', changed);
        else await exit();
      });
    },
    giveBack() {
      wanted = false;
      stop();
      void attempt(exit);
    },
  };
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // The page has been filled all the same.
  }
}
