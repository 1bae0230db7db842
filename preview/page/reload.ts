/** Keeps the page equal to the sources: loads it again after a build, or says over it what keeps it from being built. */

interface Problem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface BuildState {
  readonly version: string;
  readonly problems: readonly Problem[];
}

const shown = document.documentElement.dataset['buildVersion'];
const source = new EventSource('/preview/builds');

source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  const state = JSON.parse(data) as BuildState;
  if (state.problems.length > 0) return showProblems(state.problems);
  hideProblems();
  if (state.version && state.version !== shown) location.reload();
});

function hideProblems(): void {
  document.getElementById('preview-problems')?.remove();
}

function showProblems(problems: readonly Problem[]): void {
  hideProblems();
  const overlay = document.createElement('section');
  overlay.id = 'preview-problems';
  overlay.setAttribute('role', 'alert');
  const title = document.createElement('h2');
  title.textContent = 'This page could not be built';
  overlay.append(title, ...problems.map(describe));
  document.body.append(overlay);
}

function describe({ file, line, message }: Problem): HTMLElement {
  const entry = document.createElement('pre');
  const place = document.createElement('strong');
  place.textContent = file ? `${file}:${line}\n` : '';
  entry.append(place, message);
  return entry;
}

// A module, so that its names are its own.
export {};
