let said = $state("");

/** What the live region says to a screen reader. */
export const announced = {
  get text(): string {
    return said;
  },
};

/** Says something to a reader who does not see that a table has changed. */
export function announce(text: string): void {
  said = text;
}
