/** The custom labels by name: they come with the page, in its language, so that one build serves all. */
export const labels = JSON.parse(document.getElementById('preview-labels')?.textContent ?? '{}') as Readonly<
  Record<string, string>
>;
