/** Half of what was left of the org's daily allocation, over every opening of a feed together. */
export interface Budget {
  /** With what is left now; false: this page has had its half. */
  renew(remaining: number): boolean;
  /** Counts one delivery; false: it was the last. */
  spend(): boolean;
}

export function createBudget(): Budget {
  let most = 0;
  let spent = 0;
  let allowed = 0;

  return {
    renew(remaining) {
      // As much is left as there ever was: what this page spent has left the rolling day.
      if (remaining >= most) {
        most = remaining;
        spent = 0;
      }
      allowed = Math.floor((remaining + spent) / 2);
      return spent < allowed;
    },
    spend() {
      spent += 1;
      return spent < allowed;
    },
  };
}
