import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createPathGraph,
  lengthsBySlot,
  type Path,
  pathTo,
  shortestTree,
  simplePathsInOrder,
} from "../../src/numbers/index.ts";

interface Arcs {
  readonly size: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly lengths: readonly number[];
}

/** Arcs between up to nine places, with whole lengths, so that sums are exact. */
const anyArcs = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.nat(20)), { maxLength: 30 }).map(
    (arcs): Arcs => ({
      size,
      from: arcs.map(([a]) => a),
      to: arcs.map(([, b]) => b),
      lengths: arcs.map(([, , length]) => length),
    }),
  ),
);

const laid = ({ size, from, to, lengths }: Arcs) => {
  const graph = createPathGraph(size, from, to);
  return { graph, slots: lengthsBySlot(graph, lengths) };
};

/** Every way without a place twice, by trying all. */
function everyPath(arcs: Arcs, source: number, target: number): readonly number[] {
  const found: number[] = [];
  const walk = (place: number, seen: readonly number[], length: number): void => {
    if (place === target) {
      found.push(length);
      return;
    }
    for (const [i, tail] of arcs.from.entries()) {
      const head = arcs.to[i] ?? -1;
      if (tail === place && !seen.includes(head))
        walk(head, [...seen, head], length + (arcs.lengths[i] ?? 0));
    }
  };
  walk(source, [source], 0);
  return found.sort((a, b) => a - b);
}

const placesOf = (arcs: Arcs, path: Path): readonly number[] =>
  path.arcs.map((arc) => arcs.to[arc] ?? -1);

describe("shortestTree", () => {
  it("finds the lengths of a small network by hand", () => {
    const arcs = { size: 5, from: [0, 0, 1, 2, 3], to: [1, 2, 3, 3, 0], lengths: [4, 1, 1, 5, 9] };
    const { graph, slots } = laid(arcs);
    const tree = shortestTree(graph, slots, 0);
    expect([...tree.lengths]).toEqual([0, 4, 1, 5, Number.POSITIVE_INFINITY]);
    expect(pathTo(graph, tree, 3)).toEqual({ arcs: [0, 2], length: 5 });
    expect(pathTo(graph, tree, 0)).toEqual({ arcs: [], length: 0 });
    expect(pathTo(graph, tree, 4)).toBeUndefined();
  });

  it("agrees with trying every way, keeps the triangle inequality, and is never longer with an arc more", () => {
    fc.assert(
      fc.property(anyArcs, fc.nat(8), fc.nat(8), fc.nat(20), (arcs, a, b, length) => {
        const { graph, slots } = laid(arcs);
        const trees = Array.from({ length: arcs.size }, (_, i) => shortestTree(graph, slots, i));
        const d = (i: number, j: number): number => trees[i]?.lengths[j] ?? Number.NaN;
        const [x, y] = [a % arcs.size, b % arcs.size];
        expect(d(x, y)).toBe(everyPath(arcs, x, y)[0] ?? Number.POSITIVE_INFINITY);
        for (let k = 0; k < arcs.size; k++) expect(d(x, y)).toBeLessThanOrEqual(d(x, k) + d(k, y));
        const more = {
          ...arcs,
          from: [...arcs.from, y],
          to: [...arcs.to, x],
          lengths: [...arcs.lengths, length],
        };
        const wider = laid(more);
        const longer = shortestTree(wider.graph, wider.slots, 0).lengths;
        longer.forEach((one, i) => {
          expect(one).toBeLessThanOrEqual(d(0, i));
        });
      }),
    );
  });

  it("permutes its answer when places are numbered anew, and doubles it when lengths double", () => {
    fc.assert(
      fc.property(anyArcs, fc.infiniteStream(fc.nat()), (arcs, stream) => {
        const order = Array.from({ length: arcs.size }, (_, i) => ({
          i,
          key: stream.next().value ?? 0,
        }));
        order.sort((p, q) => p.key - q.key || p.i - q.i);
        const anew = new Array<number>(arcs.size);
        order.forEach(({ i }, at) => {
          anew[i] = at;
        });
        const name = (place: number): number => anew[place] ?? -1;
        const other = laid({
          ...arcs,
          from: arcs.from.map(name),
          to: arcs.to.map(name),
          lengths: arcs.lengths.map((one) => 2 * one),
        });
        const own = laid(arcs);
        const tree = shortestTree(own.graph, own.slots, 0);
        const twin = shortestTree(other.graph, other.slots, name(0));
        for (let i = 0; i < arcs.size; i++)
          expect(twin.lengths[name(i)]).toBe(2 * (tree.lengths[i] ?? 0));
      }),
    );
  });

  it("does not enter places that are closed", () => {
    const { graph, slots } = laid({ size: 3, from: [0, 1, 0], to: [1, 2, 2], lengths: [1, 1, 9] });
    const closed = Uint8Array.from([0, 1, 0]);
    expect(shortestTree(graph, slots, 0, { closed }).lengths[2]).toBe(9);
  });
});

describe("shortestTree by buckets and by heap", () => {
  it("finds the same lengths, also where buckets come round again and arcs are closed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(39), fc.nat(39), fc.double({ min: 0.5, max: 90, noNaN: true })), {
          minLength: 40,
          maxLength: 160,
        }),
        fc.nat(39),
        (arcs, shut) => {
          const graph = createPathGraph(
            40,
            arcs.map(([a]) => a),
            arcs.map(([, b]) => b),
          );
          const lengths = arcs.map(([, , length], i) =>
            i % 40 === shut ? Number.POSITIVE_INFINITY : length,
          );
          const slots = lengthsBySlot(graph, lengths);
          const buckets = shortestTree(graph, slots, 0);
          // An empty list of closed places asks for the heap.
          const heap = shortestTree(graph, slots, 0, { closed: new Uint8Array(40) });
          expect([...buckets.lengths]).toEqual([...heap.lengths]);
          for (let place = 0; place < 40; place++) {
            const path = pathTo(graph, buckets, place);
            const sum = path?.arcs.reduce((total, arc) => total + (lengths[arc] ?? 0), 0);
            expect(sum ?? Number.POSITIVE_INFINITY).toBeCloseTo(heap.lengths[place] ?? 0, 9);
          }
        },
      ),
    );
  });
});

describe("simplePathsInOrder", () => {
  it("gives every way without a place twice, shortest first, each once", () => {
    fc.assert(
      fc.property(anyArcs, fc.nat(8), (arcs, b) => {
        const target = b % arcs.size;
        const { graph, slots } = laid(arcs);
        const found = [...simplePathsInOrder(graph, slots, 0, target)];
        expect(found.map((path) => path.length)).toEqual(everyPath(arcs, 0, target));
        expect(new Set(found.map((path) => path.arcs.join())).size).toBe(found.length);
        for (const path of found) {
          const places = [0, ...placesOf(arcs, path)];
          expect(new Set(places).size).toBe(places.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("createPathGraph and lengthsBySlot", () => {
  it("refuse arcs to nowhere and lengths that shorten", () => {
    expect(() => createPathGraph(2, [0], [2])).toThrowError(/numbered 0 to 1/);
    const graph = createPathGraph(2, [0], [1]);
    expect(() => lengthsBySlot(graph, [-1])).toThrowError(/from 0 up/);
    expect(() => lengthsBySlot(graph, [])).toThrowError(/from 0 up/);
  });
});
