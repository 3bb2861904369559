// What search needs of the program's byte arrays, for pages: text from UTF-16 units, and the place of a text in them.
const whole = 0x8000;

function viewOf(units: Uint16Array) {
  return {
    toString(): string {
      let text = "";
      // A call takes only so many arguments.
      for (let i = 0; i < units.length; i += whole) {
        text += String.fromCharCode(...units.subarray(i, i + whole));
      }
      return text;
    },
    units,
    /** Where some units stand in these, in bytes, as the program counts. */
    indexOf(wanted: { readonly units: Uint16Array }, from: number): number {
      const { units: sought } = wanted;
      for (let at = from >> 1; at + sought.length <= units.length; at += 1) {
        if (sought.every((unit, i) => units[at + i] === unit)) return at * 2;
      }
      return -1;
    },
  };
}

/** Stands in for the program's `Buffer` in the one encoding that search uses, UTF-16. */
export const Buffer = {
  from(source: string | ArrayBuffer, offset?: number, length?: number) {
    if (typeof source !== "string") {
      return viewOf(new Uint16Array(source, offset, (length ?? 0) / 2));
    }
    return viewOf(Uint16Array.from(source, (_, i) => source.charCodeAt(i)));
  },
};
