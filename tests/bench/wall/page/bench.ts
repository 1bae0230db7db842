import type { Agent } from 'c/presenceModel';
import type { ContenderName, LifeSamples } from '../samples';
import { forget } from './columns';
import { contenders, type Contender, type WallElement } from './contenders';
import { benchFloor, type BenchFloor } from './floor';

const changes = 3;
const letters = ['m', 'ma', 'mar'];
const patience = 600;

const pulse = document.getElementById('pulse');

/** After the next frame was laid out and painted, as far as this thread does it. A frame in which nothing changes
 * waits for the sixtieth of a second whatever the browser was told, so something always does. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => {
      if (pulse) pulse.style.opacity = pulse.style.opacity === '0.5' ? '1' : '0.5';
      port2.postMessage(undefined);
    });
  });
}

/** Also those in shadow trees, which synthetic shadow hides from every query. */
function elementsIn(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

/** Milliseconds from `act` to the end of the first frame of which `isShown` is true. */
async function timed(act: () => void, isShown: () => boolean): Promise<number> {
  await painted();
  const from = performance.now();
  act();
  for (let frames = 0; frames < patience; frames += 1) {
    await painted();
    const took = performance.now() - from;
    if (isShown()) return took;
  }
  throw new Error('What was asked for was never shown.');
}

function shows(contender: Contender, element: WallElement, agents: readonly Agent[]): boolean {
  const drawn = contender.drawn(element);
  return (
    drawn.length >= contender.drawsAtLeast(agents.length) &&
    drawn.length <= agents.length &&
    drawn.slice(0, 10).every(({ userId, text }, place) => {
      const agent = agents[place];
      return userId === agent?.userId && text.includes(agent.statusLabel ?? '');
    })
  );
}

async function life(name: ContenderName, floor: BenchFloor): Promise<LifeSamples> {
  const contender = contenders[name];
  const element = contender.create();
  const place = document.getElementById('preview-component') ?? document.body;
  const give = (agents: readonly Agent[]) => Object.assign(element, { agents, now: floor.now });
  const show = (): Promise<number> => {
    const agents = floor.view();
    return timed(
      () => give(agents),
      () => shows(contender, element, agents),
    );
  };

  const first = floor.view();
  forget(first);
  const mount = await timed(
    () => {
      give(first);
      place.append(element);
    },
    () => shows(contender, element, first),
  );
  if (!(element.shadowRoot && 'synthetic' in element.shadowRoot)) throw new Error('No synthetic shadow.');
  const elements = elementsIn(place);

  const change: number[] = [];
  for (let n = 0; n < changes; n += 1) {
    floor.changeFirst();
    change.push(await show());
  }
  const letter: number[] = [];
  for (const text of letters) {
    floor.search(text);
    letter.push(await show());
  }
  floor.search('');
  const cleared = await show();
  const unmount = await timed(
    () => element.remove(),
    () => !place.hasChildNodes(),
  );
  return { mount: [mount], change, letter, cleared: [cleared], unmount: [unmount], elements: [elements] };
}

const bench = {
  /** The same floor for every life: nobody meets what another has left behind. */
  life: (name: ContenderName, size: number): Promise<LifeSamples> => life(name, benchFloor(size)),
};

Object.assign(globalThis, { bench });
