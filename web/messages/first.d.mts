export declare const first: readonly string[];
export declare function parted<Words>(messages: Readonly<Record<string, Words>>): {
  readonly first: Readonly<Record<string, Words>>;
  readonly rest: Readonly<Record<string, Words>>;
};
