import { describe, expect, it } from 'vitest';
import { createSharedTexts } from '../sharedTexts';

describe('shared texts', () => {
  it('are what they were, and none where there is none', () => {
    const { text, userId } = createSharedTexts((id) => (id === '005' ? '005' : undefined));
    expect(['Lunch', 'Lunch', '', undefined].map(text)).toEqual(['Lunch', 'Lunch', '', undefined]);
    expect(['005', '006'].map(userId)).toEqual(['005', '006']);
  });
});
