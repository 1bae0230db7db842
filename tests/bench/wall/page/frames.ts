const pulse = document.getElementById('pulse');

/** Something to draw: a frame in which nothing changes waits for the sixtieth of a second whatever the browser was
 * told. */
export function beat(): void {
  if (pulse) pulse.style.opacity = pulse.style.opacity === '0.5' ? '1' : '0.5';
}

/** After the next frame was laid out and painted, as far as this thread does it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    requestAnimationFrame(() => port2.postMessage(undefined));
  });
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Each frame until it is ended, after it was painted. */
export function eachFrame(task: () => void): () => void {
  let ended = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (ended) return;
    task();
    requestAnimationFrame(() => port2.postMessage(undefined));
  };
  requestAnimationFrame(() => port2.postMessage(undefined));
  return () => {
    ended = true;
    port1.close();
  };
}
